#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Compiled twice, and the better one is chosen when the program starts: before the thread sanitizer is
   ready, which would look on. */
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define WIDE __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define WIDE
#endif

/* A fused multiply-add would round once where two instructions round twice. */
#pragma STDC FP_CONTRACT OFF

/* Always inlined, so that it is compiled for the processor of its caller, and so that it does not
   matter in which registers vectors are passed. What is WIDE must not itself call what takes vectors. */
#pragma clang diagnostic ignored "-Wpsabi"
#define INLINE static inline __attribute__((always_inline))

enum { LANES = RASTER_LANES };
typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));

INLINE lanes load(const float *from) {
    lanes value;
    memcpy(&value, from, sizeof value);
    return value;
}

INLINE void store(float *to, lanes value) { memcpy(to, &value, sizeof value); }
