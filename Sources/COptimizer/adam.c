#include "COptimizer.h"

#include <string.h>

/* C, because this loop over every weight at every step is half the cost of training a small network:
   C can have a second version for processors with wide vectors, picked when the program starts. */
#if defined(__x86_64__) && defined(__linux__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

enum { LANES = 8 };
typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));

/* One vector's worth; always inlined, so that it is compiled for the processor of its caller. */
static inline __attribute__((always_inline)) void update(
    float *weights, const float *gradients, float *means, float *squares, size_t bytes,
    adam_constants constants) {
    lanes weight = {0}, gradient = {0}, mean = {0}, square = {0};
    memcpy(&weight, weights, bytes);
    memcpy(&gradient, gradients, bytes);
    memcpy(&mean, means, bytes);
    memcpy(&square, squares, bytes);
    mean = constants.beta1 * mean + (1 - constants.beta1) * gradient;
    square = constants.beta2 * square + (1 - constants.beta2) * gradient * gradient;
    weight = weight * constants.keep
           - constants.step * mean / (__builtin_elementwise_sqrt(square) + constants.epsilon);
    memcpy(weights, &weight, bytes);
    memcpy(means, &mean, bytes);
    memcpy(squares, &square, bytes);
}

WIDE void adam_update(float *weights, const float *gradients, float *means, float *squares,
                      size_t count, adam_constants constants) {
    size_t index = 0;
    for (; index + LANES <= count; index += LANES) {
        update(weights + index, gradients + index, means + index, squares + index, sizeof(lanes),
               constants);
    }
    if (index < count) {
        update(weights + index, gradients + index, means + index, squares + index,
               (count - index) * sizeof(float), constants);
    }
}
