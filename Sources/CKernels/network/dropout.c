#include "network_kernels.h"
#include "lanes.h"

typedef uint64_t words __attribute__((vector_size(LANES * sizeof(float))));
typedef uint32_t halves __attribute__((vector_size(LANES * sizeof(float))));

enum { WORDS = LANES / 2 };
static const uint64_t GOLDEN = 0x9E3779B97F4A7C15;

/* SplitMix64 at several states. */
INLINE words mix(words state) {
    state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
    state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
    return state ^ (state >> 31);
}

INLINE void fill(uint64_t state, uint32_t threshold, float scale, size_t count, float *mask) {
    words next;
    for (uint64_t word = 0; word < WORDS; word++) next[word] = state + (word + 1) * GOLDEN;
    for (size_t index = 0; index < count; index += LANES) {
        lanes_mask kept = (halves)mix(next) >= threshold;
        lanes value = (lanes)((lanes_mask)((lanes){0} + scale) & kept);
        if (index + LANES <= count) {
            store(mask + index, value, LANES);
        } else {
            store(mask + index, value, count - index);
        }
        next += WORDS * GOLDEN;
    }
}

WIDE void network_dropout_mask(uint64_t state, uint32_t threshold, float scale, size_t count,
                               float *mask) {
    fill(state, threshold, scale, count, mask);
}

WIDE void network_multiply_each(const float *restrict left, const float *restrict right, size_t count,
                                float *restrict result) {
    for (size_t index = 0; index < count; index++) result[index] = left[index] * right[index];
}
