#ifndef LIBRARY_H
#define LIBRARY_H

#include <dlfcn.h>
#include <stddef.h>

/* Loads the first of `count` shared libraries that this system has, named by file name (searched where the system
   searches) or by path; returns its handle, or NULL where it has none of them.

   Every function that the library refers to is looked up at once (RTLD_NOW), so that nothing has to be looked up once a
   sandbox is closed; its names do not become visible to other libraries (RTLD_LOCAL). It is never unloaded. */
static inline void *open_first_library(const char *const *names, size_t count) {
    void *library = NULL;
    for (size_t i = 0; i < count && library == NULL; i++) {
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    }
    return library;
}

#endif
