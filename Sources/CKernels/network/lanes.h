#pragma once
#include <stddef.h>
#include <string.h>

#include "../vectors.h"

/* A function compiled three times: for processors with AVX-512 (x86-64-v4), with AVX2 and fused multiply-add
   (x86-64-v3), and for all others. Sums may be rounded otherwise from one to the next. */
#define WIDE FOR_PROCESSORS("arch=x86-64-v4", "arch=x86-64-v3", "default")

/* Unrolls the loop that follows completely. Its count must be a constant: an array of vectors stays in registers only
   where every index into it is known when it is compiled. */
#define UNROLL _Pragma("clang loop unroll(full)")

/* Floats of a vector: 64 bytes, one register of AVX-512. Where registers are narrower the compiler takes two or four
   for one vector. */
enum { LANES = 16 };
/* LANES floats on which every operator works at once, each lane by itself. */
typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));
/* What comparing vectors gives: in each lane all bits set (true) or none (false). */
typedef int lanes_mask __attribute__((vector_size(LANES * sizeof(float))));

/* Returns `count` floats, at most LANES, as a vector whose other lanes are zero. The address needs no alignment beyond
   that of a float, and nothing beyond the last float is read. */
INLINE lanes load(const float *from, size_t count) {
    lanes value = {0};
    memcpy(&value, from, count * sizeof(float));
    return value;
}

/* Writes the first `count` floats of a vector, at most LANES, and nothing beyond them. */
INLINE void store(float *to, lanes value, size_t count) {
    memcpy(to, &value, count * sizeof(float));
}

/* Runs `work` once for every LANES channels, and once more for those that are left. Within it, `channel` is the first
   channel and `count` how many there are from it on: the constant LANES in the loop, so that `load` and `store` become
   single instructions there, and a variable below LANES in the rest. */
#define FOR_CHANNELS(channels, work)                              \
    do {                                                          \
        size_t channel = 0;                                       \
        for (; channel + LANES <= (channels); channel += LANES) { \
            enum { count = LANES };                               \
            work;                                                 \
        }                                                         \
        if (channel < (channels)) {                               \
            size_t count = (channels) - channel;                  \
            work;                                                 \
        }                                                         \
    } while (0)
