#pragma once
#include <stddef.h>
#include <string.h>

#include "../vectors.h"

/* AVX-512, AVX2 and what every processor has. */
#define WIDE FOR_PROCESSORS("arch=x86-64-v4", "arch=x86-64-v3", "default")

/* Only what is unrolled stays in registers. */
#define UNROLL _Pragma("clang loop unroll(full)")

enum { LANES = 16 };
typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));
/* All bits of a lane, or none. */
typedef int lanes_mask __attribute__((vector_size(LANES * sizeof(float))));

/* Loads `count` floats, at most LANES; the rest is zero. */
INLINE lanes load(const float *from, size_t count) {
    lanes value = {0};
    memcpy(&value, from, count * sizeof(float));
    return value;
}

/* Stores the first `count` floats, at most LANES. */
INLINE void store(float *to, lanes value, size_t count) {
    memcpy(to, &value, count * sizeof(float));
}

/* Does `work` for all of `channels`: from each `channel` on for `count` of them, LANES but for the last. As long
   as it is LANES the compiler knows that, and loads and stores whole vectors. */
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
