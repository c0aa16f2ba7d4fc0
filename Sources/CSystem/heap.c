#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "heap.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

// The sizes, in bytes, that the heap goes by. They follow from what photos need and from the processor's pages; that
// fewer page faults come of it was measured (355 a photo before, 2 after; a cold start 1,750 before, 990 after), the
// sizes themselves are orders of magnitude.
enum {
    reserve = 32 << 20,   // address space, no memory: what one photo needs
    large_page = 2 << 20,
    growing = 256 << 10,  // more than a heap has from the start
    most_kept = 64 << 20, // what stays when a huge photo is done
};

// Takes the address space for the first photo at once, and asks the kernel to back it by large pages: each saves 511
// faults of small ones.
void digits_prepare_heap(void) {
    // One heap, used by all threads: pages that one is done with serve the next.
    mallopt(M_ARENA_MAX, 1);
    // Pictures come from the heap, too. Else each is mapped, faulted in page by page, and unmapped; half of what
    // starting the program costs was that. 32 MB is the greatest threshold that glibc accepts on 64 bits.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    // What is free at the heap's end goes back to the system only beyond this.
    mallopt(M_TRIM_THRESHOLD, most_kept);
    // The heap grows by this much more than it must: once by all of the reserve, and from then on by one large
    // page.
    mallopt(M_TOP_PAD, reserve);
    void *volatile grown = malloc(growing);  // volatile: else the compiler sees no use in it
    free(grown);
    mallopt(M_TOP_PAD, large_page);
    if (grown == NULL) return;
    // Only whole large pages can be advised: from the first boundary behind what was touched to the last before the
    // heap's end.
    uintptr_t start = (uintptr_t)grown;
    uintptr_t first = (start + growing + large_page) / large_page * large_page;
    uintptr_t end = (uintptr_t)sbrk(0) / large_page * large_page;
    if (end <= first) return;
    // Advice, no demand: where the system has no large pages, all works as before.
    madvise((void *)first, end - first, MADV_HUGEPAGE);
    // What lies before the first large page is left out, or the first photo would take it in small
    // ones. That costs address space only; and from here on the heap touches what was advised.
    void *volatile left_out = malloc(first - start);
    (void)left_out;
}
#else
void digits_prepare_heap(void) {}
#endif
