#pragma once
#include <stddef.h>
#include <string.h>

/* C can have a second version of a loop for processors with wide vectors, picked when the program
   starts; that is why these loops are not Swift. It is picked before the thread sanitizer is ready, which
   would look on. */
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define WIDE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define WIDE
#endif

/* Always inlined, so that it is compiled for the processor of its caller, and so that it does not
   matter in which registers vectors are passed. What is WIDE must not itself call what takes vectors. */
#pragma clang diagnostic ignored "-Wpsabi"
#define INLINE static inline __attribute__((always_inline))

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
