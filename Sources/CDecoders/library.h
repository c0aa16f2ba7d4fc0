#ifndef LIBRARY_H
#define LIBRARY_H

#include <dlfcn.h>
#include <stddef.h>

/* Loads the first of some shared libraries that this system has, named by file name or path; NULL where it
   has none. The names of its functions stay its own. */
static inline void *open_first_library(const char *const *names, size_t count) {
    void *library = NULL;
    for (size_t i = 0; i < count && library == NULL; i++) {
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    }
    return library;
}

#endif
