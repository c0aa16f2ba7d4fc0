#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CSandbox.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    reserve = 32 << 20,   // address space, no memory: what one photo needs
    large_page = 2 << 20,
    most_kept = 64 << 20, // what stays when a huge photo is done
};

void digits_prepare_heap(void) {
    // One heap, used by all threads: pages that one is done with serve the next.
    mallopt(M_ARENA_MAX, 1);
    // Pictures come from the heap, too. Else each is mapped, faulted in page by page, and unmapped;
    // half of what starting the program costs was that.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, most_kept);
    mallopt(M_TOP_PAD, reserve);
    void *volatile grown = malloc(large_page);  // volatile: else the compiler sees no use in it
    free(grown);
    mallopt(M_TOP_PAD, large_page);
    uintptr_t end = (uintptr_t)sbrk(0) / large_page * large_page;
    if (grown != NULL) madvise((void *)(end - reserve), reserve, MADV_HUGEPAGE);
}
#else
void digits_prepare_heap(void) {}
#endif
