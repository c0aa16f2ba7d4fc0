#include "network_kernels.h"
#include "lanes.h"

/* Inverted dropout (Srivastava et al., 2014): what is kept is scaled up while training, so that nothing has to change
   at inference. The mask is kept for the backward pass, which multiplies the gradient by it. */

/* A vector of 64-bit words of the random generator, as many bytes as a vector of floats. */
typedef uint64_t words __attribute__((vector_size(LANES * sizeof(float))));
/* The same bytes as 32-bit numbers, each word's lower half first (little-endian): one for each float. */
typedef uint32_t halves __attribute__((vector_size(LANES * sizeof(float))));

/* Words of a vector: one word decides on two floats. */
enum { WORDS = LANES / 2 };
/* By how much SplitMix64's state grows with each word: 2^64 divided by the golden ratio, rounded to an odd number. */
static const uint64_t GOLDEN = 0x9E3779B97F4A7C15;

/* SplitMix64's output for several states at once. Source of its constants: Steele, Lea, Flood, "Fast Splittable
   Pseudorandom Number Generators", OOPSLA 2014, in Vigna's public-domain form. */
INLINE words mix(words state) {
    state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
    state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
    return state ^ (state >> 31);
}

/* Writes the mask, LANES numbers at a time. The state of the generator's n-th word is `state + n · GOLDEN`, so that
   words can be computed in any order, and side by side. */
INLINE void fill(uint64_t state, uint32_t threshold, float scale, size_t count, float *mask) {
    words next;
    /* The states of the first words, side by side; from vector to vector all of them move on by WORDS steps. */
    for (uint64_t word = 0; word < WORDS; word++) next[word] = state + (word + 1) * GOLDEN;
    for (size_t index = 0; index < count; index += LANES) {
        lanes_mask kept = (halves)mix(next) >= threshold;
        /* `kept` has all bits or none in each lane: "and" leaves the scale or 0. */
        lanes value = (lanes)((lanes_mask)((lanes){0} + scale) & kept);
        if (index + LANES <= count) {
            store(mask + index, value, LANES);
        } else {
            store(mask + index, value, count - index);
        }
        next += WORDS * GOLDEN;
    }
}

/* `fill` is compiled into each version of this function. */
WIDE void network_dropout_mask(uint64_t state, uint32_t threshold, float scale, size_t count,
                               float *mask) {
    fill(state, threshold, scale, count, mask);
}

/* The compiler makes vectors of this loop by itself; the result may not overlap the factors. */
WIDE void network_multiply_each(const float *restrict left, const float *restrict right, size_t count,
                                float *restrict result) {
    for (size_t index = 0; index < count; index++) result[index] = left[index] * right[index];
}
