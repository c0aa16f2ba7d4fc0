#include "network_kernels.h"
#include "lanes.h"

/* Both factors stand row by row along what is summed up, so neither has to be transposed first: the sums of
   a tile of rows and columns are kept as vectors, which are summed up only in the end. */

typedef struct {
    const float *input, *weights;
    network_linear_shape shape;
    const float *bias;
    float minimum;
    float *output;
} linear_product;

INLINE float total(lanes value) {
    typedef float eight __attribute__((vector_size(32)));
    typedef float four __attribute__((vector_size(16)));
    eight halves = __builtin_shufflevector(value, value, 0, 1, 2, 3, 4, 5, 6, 7)
                   + __builtin_shufflevector(value, value, 8, 9, 10, 11, 12, 13, 14, 15);
    four quarters = __builtin_shufflevector(halves, halves, 0, 1, 2, 3)
                    + __builtin_shufflevector(halves, halves, 4, 5, 6, 7);
    return (quarters[0] + quarters[2]) + (quarters[1] + quarters[3]);
}

INLINE void add_products(const float *input, const float *weights, size_t inputs, size_t rows,
                         size_t columns, size_t count, lanes *sums) {
    lanes factors[4];
    UNROLL for (size_t column = 0; column < columns; column++) {
        factors[column] = load(weights + column * inputs, count);
    }
    UNROLL for (size_t row = 0; row < rows; row++) {
        lanes value = load(input + row * inputs, count);
        UNROLL for (size_t column = 0; column < columns; column++) {
            sums[row * columns + column] += value * factors[column];
        }
    }
}

INLINE void linear_tile(linear_product whole, size_t row, size_t column, size_t rows, size_t columns) {
    size_t inputs = whole.shape.inputs, outputs = whole.shape.outputs, first = 0;
    const float *input = whole.input + row * inputs, *weights = whole.weights + column * inputs;
    lanes sums[16] = {{0}};
    for (; first + LANES <= inputs; first += LANES) {
        add_products(input + first, weights + first, inputs, rows, columns, LANES, sums);
    }
    if (first < inputs) {
        add_products(input + first, weights + first, inputs, rows, columns, inputs - first, sums);
    }
    UNROLL for (size_t down = 0; down < rows; down++) {
        UNROLL for (size_t across = 0; across < columns; across++) {
            float sum = total(sums[down * columns + across]);
            if (whole.bias) sum += whole.bias[column + across];
            whole.output[(row + down) * outputs + column + across] =
                sum > whole.minimum ? sum : whole.minimum;
        }
    }
}

/* Some rows, `columns` columns at a time. */
INLINE void linear_rows(linear_product whole, size_t row, size_t rows, size_t columns) {
    size_t column = 0;
    for (; column + columns <= whole.shape.outputs; column += columns) {
        linear_tile(whole, row, column, rows, columns);
    }
    for (; column < whole.shape.outputs; column++) linear_tile(whole, row, column, rows, 1);
}

/* In tiles that leave registers for the factors. */
INLINE void linear_tiles(linear_product whole, size_t rows, size_t columns) {
    size_t row = 0;
    for (; row + rows <= whole.shape.rows; row += rows) linear_rows(whole, row, rows, columns);
    for (; row < whole.shape.rows; row++) linear_rows(whole, row, 1, 4);
}

#if defined(__x86_64__)
__attribute__((target("arch=x86-64-v4"))) static void linear_v4(linear_product whole) {
    linear_tiles(whole, 4, 4);
}

__attribute__((target("arch=x86-64-v3"))) static void linear_v3(linear_product whole) {
    linear_tiles(whole, 2, 2);
}
#endif

void network_linear_forward(const float *input, const float *weights, network_linear_shape shape,
                            const float *bias, float minimum, float *output) {
    linear_product whole = {input, weights, shape, bias, minimum, output};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("x86-64-v4")) return linear_v4(whole);
    if (__builtin_cpu_supports("x86-64-v3")) return linear_v3(whole);
#endif
    linear_tiles(whole, 2, 2);
}

void network_linear_weight_gradient(const float *output_gradient, const float *input,
                                    network_linear_shape shape, float *gradient) {
    network_multiply_matrices(output_gradient, input, gradient,
                   (network_matrix_products){.count = 1, .rows = shape.outputs, .columns = shape.inputs,
                                    .inner = shape.rows, .transposed = true});
}

void network_linear_input_gradient(const float *output_gradient, const float *weights,
                                   network_linear_shape shape, float *gradient) {
    network_multiply_matrices(output_gradient, weights, gradient,
                   (network_matrix_products){.count = 1, .rows = shape.rows, .columns = shape.inputs,
                                    .inner = shape.outputs});
}
