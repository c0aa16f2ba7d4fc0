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
    growing = 256 << 10,  // more than a heap has from the start
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
    void *volatile grown = malloc(growing);  // volatile: else the compiler sees no use in it
    free(grown);
    mallopt(M_TOP_PAD, large_page);
    if (grown == NULL) return;
    uintptr_t start = (uintptr_t)grown;
    uintptr_t first = (start + growing + large_page) / large_page * large_page;
    uintptr_t end = (uintptr_t)sbrk(0) / large_page * large_page;
    if (end <= first) return;
    madvise((void *)first, end - first, MADV_HUGEPAGE);
    // What lies before the first large page is left out, or the first photo would take it in small
    // ones. That costs address space only; and from here on the heap touches what was advised.
    void *volatile left_out = malloc(first - start);
    (void)left_out;
}
#else
void digits_prepare_heap(void) {}
#endif
