#include "network_kernels.h"
#include "lanes.h"

/* Max pooling over windows of 2 × 2 pixels that do not overlap. Its argument is not remembered: the backward pass finds
   it again by comparing the input with the output. */

/* Writes one pixel of the output, all its channels. `input` is the window's first pixel; the second follows after
   `channels` floats, and the pixels below after `below` floats. Everything is read before a choice is made, so that the
   compiler can use vectors. */
INLINE void take_largest(const float *restrict input, size_t channels, size_t below, float minimum,
                         float *restrict output) {
    for (size_t channel = 0; channel < channels; channel++) {
        /* The four pixels of the window: two side by side, and two below them. */
        float first = input[channel], second = input[channel + channels];
        float third = input[channel + below], last = input[channel + below + channels];
        float top = first > second ? first : second, bottom = third > last ? third : last;
        float largest = top > bottom ? top : bottom;
        output[channel] = largest > minimum ? largest : minimum;
    }
}

/* Writes the input's gradient of one window, all channels of four pixels, laid out as in `take_largest`. The gradient
   goes to the first pixel, row by row, that equals the output, if the output is above the minimum. */
INLINE void route(const float *restrict output_gradient, const float *restrict input,
                  const float *restrict output, size_t channels, size_t below, float minimum,
                  float *restrict result) {
    for (size_t channel = 0; channel < channels; channel++) {
        float largest = output[channel], passed = output_gradient[channel];
        float whole = largest > minimum ? passed : 0;
        float first = input[channel], second = input[channel + channels];
        float third = input[channel + below], last = input[channel + below + channels];
        /* A chain of what is left over, zero after the first pixel that is equal: of equal pixels only one gets the
           gradient, and no branch depends on a number. */
        float to_first = first == largest ? whole : 0, after_first = whole - to_first;
        float to_second = second == largest ? after_first : 0, after_second = after_first - to_second;
        float to_third = third == largest ? after_second : 0, after_third = after_second - to_third;
        result[channel] = to_first;
        result[channel + channels] = to_second;
        result[channel + below] = to_third;
        result[channel + below + channels] = last == largest ? after_third : 0;
    }
}

/* Where a window stands: the offsets, in floats, of its first pixel in the input and of its pixel in the output. */
typedef struct {
    size_t input, output;
} window;

/* Finds a window by `line`, its row of the output counted through the whole batch, and by its column of the output. An
   odd last row or column of the picture is in no window. */
INLINE window locate(network_max_pool_picture picture, size_t line, size_t column) {
    size_t rows = picture.rows / 2, columns = picture.columns / 2;
    size_t first_row = line / rows * picture.rows + line % rows * 2;
    return (window){.input = (first_row * picture.columns + 2 * column) * picture.channels,
                    .output = (line * columns + column) * picture.channels};
}

/* Rows of all pictures of the batch as one sequence, window by window. */
WIDE void network_max_pool(const float *input, network_max_pool_picture picture, size_t count,
                           float minimum, float *output) {
    size_t below = picture.columns * picture.channels;
    for (size_t line = 0; line < count * (picture.rows / 2); line++) {
        for (size_t column = 0; column < picture.columns / 2; column++) {
            window place = locate(picture, line, column);
            take_largest(input + place.input, picture.channels, below, minimum, output + place.output);
        }
    }
}

/* Windows do not overlap, so every pixel inside one is written exactly once. */
WIDE void network_max_pool_gradient(const float *output_gradient, const float *input, const float *output,
                                    network_max_pool_picture picture, size_t count, float minimum,
                                    float *gradient) {
    size_t below = picture.columns * picture.channels;
    for (size_t line = 0; line < count * (picture.rows / 2); line++) {
        for (size_t column = 0; column < picture.columns / 2; column++) {
            window place = locate(picture, line, column);
            route(output_gradient + place.output, input + place.input, output + place.output, picture.channels,
                  below, minimum, gradient + place.input);
        }
    }
}
