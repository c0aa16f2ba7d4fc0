#include "network_kernels.h"
#include "lanes.h"

/* Both factors stand row by row along what is summed up, so neither has to be transposed first: the sums of
   a tile of rows and columns are kept as vectors, which are summed up only in the end. */

/* One batch of a linear layer: what stays the same from tile to tile. The pointers are those that
   `network_linear_forward` was given; its caller owns what they point to. */
typedef struct {
    const float *input, *weights;
    network_linear_shape shape;
    const float *bias;
    float minimum;
    float *output;
} linear_product;

/* The sum of a vector's lanes: halves are added to one another until four lanes are left. */
INLINE float total(lanes value) {
    typedef float eight __attribute__((vector_size(32)));
    typedef float four __attribute__((vector_size(16)));
    eight halves = __builtin_shufflevector(value, value, 0, 1, 2, 3, 4, 5, 6, 7)
                   + __builtin_shufflevector(value, value, 8, 9, 10, 11, 12, 13, 14, 15);
    four quarters = __builtin_shufflevector(halves, halves, 0, 1, 2, 3)
                    + __builtin_shufflevector(halves, halves, 4, 5, 6, 7);
    return (quarters[0] + quarters[2]) + (quarters[1] + quarters[3]);
}

/* Adds the products of `count` numbers, at most LANES, to the sums of a tile: of `rows` rows of inputs and `columns`
   rows of weights, at most four, both `inputs` floats apart. `sums` has the tile's vectors row by row. */
INLINE void add_products(const float *input, const float *weights, size_t inputs, size_t rows,
                         size_t columns, size_t count, lanes *sums) {
    /* Weights are loaded once for all rows of the tile, inputs once for all its columns. */
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

/* Computes a tile of the output: `rows` × `columns` numbers, at most 16, whose first stands at `row` and `column`. */
INLINE void linear_tile(linear_product whole, size_t row, size_t column, size_t rows, size_t columns) {
    size_t inputs = whole.shape.inputs, outputs = whole.shape.outputs, first = 0;
    const float *input = whole.input + row * inputs, *weights = whole.weights + column * inputs;
    lanes sums[16] = {{0}};
    for (; first + LANES <= inputs; first += LANES) {
        add_products(input + first, weights + first, inputs, rows, columns, LANES, sums);
    }
    /* What is left of the inputs is padded with zeros, which add nothing. */
    if (first < inputs) {
        add_products(input + first, weights + first, inputs, rows, columns, inputs - first, sums);
    }
    /* The bias is added last, and what is below the minimum raised to it. */
    UNROLL for (size_t down = 0; down < rows; down++) {
        UNROLL for (size_t across = 0; across < columns; across++) {
            /* Partial sums of the lanes become one number only here, once per number of the output. */
            float sum = total(sums[down * columns + across]);
            if (whole.bias) sum += whole.bias[column + across];
            whole.output[(row + down) * outputs + column + across] =
                sum > whole.minimum ? sum : whole.minimum;
        }
    }
}

/* Computes `rows` rows of the output, `columns` columns at a time and the last ones one by one. */
INLINE void linear_rows(linear_product whole, size_t row, size_t rows, size_t columns) {
    size_t column = 0;
    for (; column + columns <= whole.shape.outputs; column += columns) {
        linear_tile(whole, row, column, rows, columns);
    }
    for (; column < whole.shape.outputs; column++) linear_tile(whole, row, column, rows, 1);
}

/* Computes the whole output in tiles of `rows` × `columns` numbers; rows that are left go one by one, in tiles of four
   columns. A tile has as many sums as leave registers for the factors. */
INLINE void linear_tiles(linear_product whole, size_t rows, size_t columns) {
    size_t row = 0;
    for (; row + rows <= whole.shape.rows; row += rows) linear_rows(whole, row, rows, columns);
    for (; row < whole.shape.rows; row++) linear_rows(whole, row, 1, 4);
}

#if defined(__x86_64__)
/* For AVX-512, 32 registers of a vector each: 16 for sums, 4 for weights, one for inputs. */
__attribute__((target("arch=x86-64-v4"))) static void linear_v4(linear_product whole) {
    linear_tiles(whole, 4, 4);
}

/* For AVX2, 16 registers of half a vector each: 8 for sums, 4 for weights, 2 for inputs. */
__attribute__((target("arch=x86-64-v3"))) static void linear_v3(linear_product whole) {
    linear_tiles(whole, 2, 2);
}
#endif

/* Picks the version for the processor by hand, since versions differ in the size of their tiles, too. */
void network_linear_forward(const float *input, const float *weights, network_linear_shape shape,
                            const float *bias, float minimum, float *output) {
    linear_product whole = {input, weights, shape, bias, minimum, output};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("x86-64-v4")) return linear_v4(whole);
    if (__builtin_cpu_supports("x86-64-v3")) return linear_v3(whole);
#endif
    linear_tiles(whole, 2, 2);
}

/* dyᵀ · x: the output's gradient stands in memory as [rows, outputs], which is what the product calls transposed. */
void network_linear_weight_gradient(const float *output_gradient, const float *input,
                                    network_linear_shape shape, float *gradient) {
    network_multiply_matrices(output_gradient, input, gradient,
                   (network_matrix_products){.count = 1, .rows = shape.outputs, .columns = shape.inputs,
                                    .inner = shape.rows, .transposed = true});
}

/* dy · W, with both factors as they stand in memory. */
void network_linear_input_gradient(const float *output_gradient, const float *weights,
                                   network_linear_shape shape, float *gradient) {
    network_multiply_matrices(output_gradient, weights, gradient,
                   (network_matrix_products){.count = 1, .rows = shape.rows, .columns = shape.inputs,
                                    .inner = shape.outputs});
}
