#pragma once

/* Compiles a function for several processors, of which the best one is picked when the program starts; that is
   why these loops are not Swift. It is picked before the thread sanitizer is ready, which would look on. */
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define FOR_PROCESSORS(...) __attribute__((target_clones(__VA_ARGS__)))
#else
#define FOR_PROCESSORS(...)
#endif

/* Always inlined, so that a function is compiled for the processor of its caller, and so that it does not
   matter in which registers vectors are passed. What is FOR_PROCESSORS must not itself call what takes
   vectors. */
#pragma clang diagnostic ignored "-Wpsabi"
#define INLINE static inline __attribute__((always_inline))
