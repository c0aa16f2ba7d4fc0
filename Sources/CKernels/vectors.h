#pragma once

/* Compiles a function for each of the processors named, the best of which the dynamic linker picks when the program
   starts. Where that is not possible (not Linux on x86-64) the function is compiled once, for every processor.

   Not under the thread sanitizer: the function that picks would run before the sanitizer's runtime is ready to observe
   it. */
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define FOR_PROCESSORS(...) __attribute__((target_clones(__VA_ARGS__)))
#else
#define FOR_PROCESSORS(...)
#endif

/* Wide vectors are never passed in registers between functions, since all functions that take them are inlined; so the
   warning that the way to pass them depends on the processor says nothing here. A function marked FOR_PROCESSORS must
   therefore call only INLINE functions with vectors. */
#pragma clang diagnostic ignored "-Wpsabi"
/* A function that is always inlined, so that it is compiled for the processor of the function that calls it. */
#define INLINE static inline __attribute__((always_inline))
