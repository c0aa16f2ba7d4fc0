#include "network_kernels.h"
#include "lanes.h"

/* Batch norm (Ioffe, Szegedy, 2015) of rows of channels: a row is one pixel of one picture of the batch. Each function
   walks its arrays once, in blocks of a few channels that stay in registers, and leaves to its caller what is computed
   once per channel: means, deviations, factors. */

/* Rows that are summed in single precision before their sum is added to one in double precision: twice as many floats
   fit a vector, and over so few rows they lose hardly a digit, while over all pixels of a batch they would. An order of
   magnitude; no measurement of it is recorded. */
enum { TOGETHER = 64 };

/* The lesser of two sizes. */
INLINE size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Adds the first `count` lanes of a vector to as many sums in double precision. */
INLINE void add_to(double *total, lanes part, size_t count) {
    for (size_t index = 0; index < count; index++) total[index] += (double)part[index];
}

/* Sets both sums of every channel to zero. */
INLINE void clear(double *sums, double *products, size_t channels) {
    for (size_t channel = 0; channel < channels; channel++) sums[channel] = products[channel] = 0;
}

/* Adds to `sums` and `squares` those of `count` channels, at most LANES, over at most TOGETHER rows: of x−c and of
   (x−c)², with the channels' centers c in `center`. Rows are `channels` floats apart. */
INLINE void moments(const float *input, size_t rows, size_t channels, const float *center, size_t count,
                    double *sums, double *squares) {
    lanes middle = load(center, count), sum = {0}, square = {0};
    for (size_t row = 0; row < rows; row++) {
        lanes value = load(input + row * channels, count) - middle;
        sum += value;
        square += value * value;
    }
    add_to(sums, sum, count);
    add_to(squares, square, count);
}

/* Blocks of rows outside, channels inside: a block stays in the cache while all its channels are summed. The centers
   are the batch's first row, so that the variance, a difference of two sums, does not lose its digits where the mean is
   large against the deviation. */
WIDE void network_batch_norm_moments(const float *input, size_t rows, size_t channels, double *sums,
                                     double *squares) {
    clear(sums, squares, channels);
    for (size_t first = 0; first < rows; first += TOGETHER) {
        const float *block = input + first * channels;
        size_t height = least(TOGETHER, rows - first), channel = 0;
        for (; channel + LANES <= channels; channel += LANES) {
            moments(block + channel, height, channels, input + channel, LANES, sums + channel,
                    squares + channel);
        }
        /* The last channels, fewer than a vector has. */
        if (channel < channels) {
            moments(block + channel, height, channels, input + channel, channels - channel,
                    sums + channel, squares + channel);
        }
    }
}

/* The normalized value before the cutoff, x · factor + offset. Forward and backward must round it alike, for which both
   call this function. */
INLINE lanes scaled(lanes value, lanes factor, lanes offset) { return value * factor + offset; }

/* Writes `count` channels of one row, at most LANES: max(minimum, x · factor + offset). */
INLINE void apply(const float *input, const float *factor, const float *offset, float minimum,
                  size_t count, float *output) {
    lanes value = scaled(load(input, count), load(factor, count), load(offset, count));
    store(output, __builtin_elementwise_max(value, (lanes){0} + minimum), count);
}

/* Row by row: factors and offsets of all channels stay in the cache from one row to the next. */
WIDE void network_batch_norm(const float *input, size_t rows, size_t channels,
                             network_batch_norm_scale scale, float *output) {
    for (size_t row = 0; row < rows; row++) {
        const float *from = input + row * channels;
        float *to = output + row * channels;
        size_t channel = 0;
        for (; channel + LANES <= channels; channel += LANES) {
            apply(from + channel, scale.factor + channel, scale.offset + channel, scale.minimum, LANES,
                  to + channel);
        }
        if (channel < channels) {
            apply(from + channel, scale.factor + channel, scale.offset + channel, scale.minimum,
                  channels - channel, to + channel);
        }
    }
}

/* The output's gradient where the output is above the minimum, elsewhere zero. The output is computed again from the
   input, which the caller needs anyway: that costs less than to read it from memory. */
INLINE lanes active(lanes output_gradient, lanes value, lanes factor, lanes offset, float minimum) {
    lanes_mask above = scaled(value, factor, offset) > (lanes){0} + minimum;
    /* A lane of `above` has all bits or none, so that "and" keeps the float's bits or makes it +0. */
    return (lanes)((lanes_mask)output_gradient & above);
}

/* Adds to `sums` and `products` those of `count` channels from `channel` on, over at most TOGETHER rows: of the
   gradient dy that passes the cutoff, and of dy · (x − c). */
INLINE void products(const float *output_gradient, const float *input, size_t rows, size_t channels,
                     const float *center, network_batch_norm_scale scale, size_t channel, size_t count,
                     double *sums, double *products) {
    /* One vector of sums stays in registers for all rows of the block. */
    lanes middle = load(center + channel, count), sum = {0}, product = {0};
    lanes factor = load(scale.factor + channel, count), offset = load(scale.offset + channel, count);
    for (size_t row = 0; row < rows; row++) {
        lanes value = load(input + row * channels + channel, count);
        lanes passed = active(load(output_gradient + row * channels + channel, count), value, factor, offset,
                              scale.minimum);
        sum += passed;
        product += passed * (value - middle);
    }
    add_to(sums + channel, sum, count);
    add_to(products + channel, product, count);
}

/* Blocks of rows outside, channels inside: a block stays in the cache while all its channels are summed. */
WIDE void network_batch_norm_products(const float *output_gradient, const float *input, size_t rows,
                                      size_t channels, const float *center,
                                      network_batch_norm_scale scale, double *sums, double *totals) {
    clear(sums, totals, channels);
    for (size_t first = 0; first < rows; first += TOGETHER) {
        size_t start = first * channels, height = least(TOGETHER, rows - first), channel = 0;
        for (; channel + LANES <= channels; channel += LANES) {
            products(output_gradient + start, input + start, height, channels, center, scale, channel, LANES,
                     sums, totals);
        }
        /* The last channels, fewer than a vector has. */
        if (channel < channels) {
            products(output_gradient + start, input + start, height, channels, center, scale, channel,
                     channels - channel, sums, totals);
        }
    }
}

/* Writes the input's gradient in `count` channels of one row, at most LANES, from `channel` on. */
INLINE void combine(const float *output_gradient, const float *input, network_batch_norm_scale scale,
                    const float *input_factor, const float *constant, size_t channel, size_t count,
                    float *result) {
    lanes value = load(input + channel, count), factor = load(scale.factor + channel, count);
    lanes passed = active(load(output_gradient + channel, count), value, factor,
                          load(scale.offset + channel, count), scale.minimum);
    store(result + channel,
          passed * factor + (value * load(input_factor + channel, count) + load(constant + channel, count)),
          count);
}

/* The three sums of the formula that depend on the whole batch are already in the two numbers per channel that the
   caller gives, so that one pass over rows is enough. */
WIDE void network_batch_norm_gradient(const float *output_gradient, const float *input, size_t rows,
                                      size_t channels, network_batch_norm_scale scale,
                                      const float *input_factor, const float *constant, float *result) {
    for (size_t row = 0; row < rows; row++) {
        size_t start = row * channels, channel = 0;
        for (; channel + LANES <= channels; channel += LANES) {
            combine(output_gradient + start, input + start, scale, input_factor, constant, channel, LANES,
                    result + start);
        }
        if (channel < channels) {
            combine(output_gradient + start, input + start, scale, input_factor, constant, channel,
                    channels - channel, result + start);
        }
    }
}
