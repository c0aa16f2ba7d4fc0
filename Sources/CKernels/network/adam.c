#include "network_kernels.h"
#include "lanes.h"

/* One update of Adam with the weight decay of AdamW. This loop over every weight at every step is half the cost of
   training a small network. */

/* Updates `count` weights, at most LANES, and their moments: each number is read once and written once. */
INLINE void update(float *weights, const float *gradients, float *means, float *squares, size_t count,
                   network_adam_constants constants) {
    lanes weight = load(weights, count), gradient = load(gradients, count);
    lanes mean = load(means, count), square = load(squares, count);
    /* Exponentially weighted means of the gradient and of its square. Their bias toward zero in the first steps is
       corrected by `constants.step`, which costs nothing per weight. */
    mean = constants.beta1 * mean + (1 - constants.beta1) * gradient;
    square = constants.beta2 * square + (1 - constants.beta2) * gradient * gradient;
    /* AdamW: the decay scales the weight itself and does not pass through the moments. */
    weight = weight * constants.keep
           - constants.step * mean / (__builtin_elementwise_sqrt(square) + constants.epsilon);
    store(weights, weight, count);
    store(means, mean, count);
    store(squares, square, count);
}

/* Whole vectors first, then what is left of the last one. */
WIDE void network_adam_update(float *weights, const float *gradients, float *means, float *squares,
                              size_t count, network_adam_constants constants) {
    size_t index = 0;
    for (; index + LANES <= count; index += LANES) {
        update(weights + index, gradients + index, means + index, squares + index, LANES, constants);
    }
    /* A last, shorter vector: the same code with a variable width, which costs a call of `memcpy`. */
    if (index < count) {
        update(weights + index, gradients + index, means + index, squares + index, count - index,
               constants);
    }
}
