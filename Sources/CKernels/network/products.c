#include "network_kernels.h"
#include "lanes.h"
#include <math.h>

/* Products of matrices that fit the cache, which a general library would spend its time on packing: the
   result is made tile by tile in registers, from numbers as they stand in memory. */

/* A product of matrices, `result = max(minimum, start + left · right)`, and where its numbers stand in memory. */
typedef struct {
    /* The left matrix, rows × (blocks · inner). The number in a row, a block and an inner place stands at
       row · row_step + block · block_step + inner · inner_step, in floats: so it may also be a picture under a kernel,
       whose windows overlap, or a transposed matrix. */
    const float *left;
    size_t row_step, inner_step, block_step;
    /* The result has rows × columns numbers; each is a sum of blocks · inner products. */
    size_t rows, columns, inner, blocks;
    /* The right matrix, (blocks · inner) × columns, dense and row by row. */
    const float *right;
    /* What the product is added to: nothing (NULL), one row for all (start_step 0: a bias), or a row for each. */
    const float *start;
    size_t start_step;
    /* What is below is raised to it; −∞ for nothing. */
    float minimum;
    /* rows × columns, dense and row by row; may be the same as `start`, each tile of which is read before it is
       written. */
    float *result;
} product;

/* The largest tile's rows, and its columns in vectors, that any processor below is given. */
enum { MOST_ROWS = 12, MOST_VECTORS = 4 };

/* Computes a tile of the result: `rows` × `vectors` vectors, the last of which is `count` floats wide. `rows` and
   `vectors` are constants where this is inlined, so that the sums stay in registers; their place in the result is
   `first_row` and `first_column`. */
INLINE void multiply_tile(product whole, size_t first_row, size_t first_column, size_t rows,
                          size_t vectors, size_t count) {
    size_t columns = whole.columns;
    const float *left = whole.left + first_row * whole.row_step;
    const float *right = whole.right + first_column;
    float *result = whole.result + first_row * columns + first_column;
    /* Sums begin with what they are added to, so that no second pass over the result is needed. */
    lanes sums[MOST_ROWS][MOST_VECTORS];
    UNROLL for (size_t row = 0; row < rows; row++) {
        UNROLL for (size_t vector = 0; vector < vectors; vector++) {
            /* Only the last vector of a tile may be narrower; for all others the width is a constant. */
            size_t width = vector + 1 < vectors ? LANES : count;
            const float *start = whole.start + (first_row + row) * whole.start_step + first_column;
            sums[row][vector] = whole.start ? load(start + vector * LANES, width) : (lanes){0};
        }
    }
    /* One row of the right matrix after the other is multiplied by a number of each of the tile's left rows: an outer
       product, in which every number that was loaded is used for the whole tile. */
    for (size_t block = 0; block < whole.blocks; block++) {
        const float *factors = left + block * whole.block_step;
        for (size_t inner = 0; inner < whole.inner; inner++) {
            lanes values[MOST_VECTORS];
            UNROLL for (size_t vector = 0; vector < vectors; vector++) {
                size_t width = vector + 1 < vectors ? LANES : count;
                values[vector] = load(right + vector * LANES, width);
            }
            UNROLL for (size_t row = 0; row < rows; row++) {
                float factor = factors[row * whole.row_step];
                UNROLL for (size_t vector = 0; vector < vectors; vector++) {
                    sums[row][vector] += factor * values[vector];
                }
            }
            /* One step along what is summed up: on the left within the block, on the right to the next row. */
            factors += whole.inner_step;
            right += columns;
        }
    }
    /* The cutoff (ReLU) is done while the sums are still in registers. */
    lanes minimum = (lanes){0} + whole.minimum;
    UNROLL for (size_t row = 0; row < rows; row++) {
        UNROLL for (size_t vector = 0; vector < vectors; vector++) {
            size_t width = vector + 1 < vectors ? LANES : count;
            store(result + row * columns + vector * LANES,
                  __builtin_elementwise_max(sums[row][vector], minimum), width);
        }
    }
}

/* Computes tiles below one another from `row` on, as many as are whole; returns the first row below them. */
INLINE size_t multiply_tiles(product whole, size_t row, size_t column, size_t rows, size_t vectors,
                             size_t count) {
    for (; row + rows <= whole.rows; row += rows) {
        multiply_tile(whole, row, column, rows, vectors, count);
    }
    return row;
}

/* Computes all rows of some columns, `rows` at a time; what is left at the bottom goes to smaller tiles, each size of
   which is a version of its own. */
INLINE void multiply_panel(product whole, size_t column, size_t rows, size_t vectors, size_t count) {
    size_t row = multiply_tiles(whole, 0, column, rows, vectors, count);
    if (rows > 8) row = multiply_tiles(whole, row, column, 8, vectors, count);
    if (rows > 4) row = multiply_tiles(whole, row, column, 4, vectors, count);
    if (rows > 3) row = multiply_tiles(whole, row, column, 3, vectors, count);
    if (rows > 2) row = multiply_tiles(whole, row, column, 2, vectors, count);
    multiply_tiles(whole, row, column, 1, vectors, count);
}

/* How many rows a tile has that is four, two and one vector wide; none (0) where registers would not do. Rows times
   vectors sums, the vectors of the right matrix and one number of the left must fit the registers. */
typedef struct {
    size_t four, two, one;
} tile_rows;

/* Computes the result from left to right: in the widest tiles as long as they fit, then in narrower ones, then what is
   left, fewer columns than a vector has, two rows at a time. */
INLINE void multiply(product whole, tile_rows rows) {
    size_t column = 0, columns = whole.columns;
    if (rows.four > 0) {
        for (; column + 4 * LANES <= columns; column += 4 * LANES) {
            multiply_panel(whole, column, rows.four, 4, LANES);
        }
    }
    if (rows.two > 0) {
        for (; column + 2 * LANES <= columns; column += 2 * LANES) {
            multiply_panel(whole, column, rows.two, 2, LANES);
        }
    }
    /* One vector at a time, and in the end what is narrower than one. */
    for (; column + LANES <= columns; column += LANES) {
        multiply_panel(whole, column, rows.one, 1, LANES);
    }
    if (column < columns) multiply_panel(whole, column, 2, 1, columns - column);
}

#if defined(__x86_64__)
/* For AVX-512, 32 registers of a vector each: 6 · 4 or 12 · 2 sums, and four or two vectors of the right matrix. */
__attribute__((target("arch=x86-64-v4"))) static void multiply_v4(product whole) {
    multiply(whole, (tile_rows){6, 12, 12});
}

/* For AVX2, 16 registers of half a vector each: 6 sums are 12 registers, a vector of the right matrix 2 more. */
__attribute__((target("arch=x86-64-v3"))) static void multiply_v3(product whole) {
    multiply(whole, (tile_rows){0, 0, 6});
}
#endif

/* Computes a product with the version for this processor: without AVX2, 16 registers of a quarter of a vector hold two
   rows of sums (8) and a vector of the right matrix (4); 64-bit ARM has 32 such registers, for six rows. */
static void multiply_any(product whole) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("x86-64-v4")) return multiply_v4(whole);
    if (__builtin_cpu_supports("x86-64-v3")) return multiply_v3(whole);
    multiply(whole, (tile_rows){0, 0, 2});
#else
    multiply(whole, (tile_rows){0, 0, 6});
#endif
}

/* One product after the other; a transposed left matrix is only walked with its steps exchanged. */
void network_multiply_matrices(const float *left, const float *right, float *result,
                               network_matrix_products shape) {
    for (size_t index = 0; index < shape.count; index++) {
        float *target = result + index * shape.rows * shape.columns;
        /* Dense matrices are one block; to add to the result is to start with it. */
        multiply_any((product){
            .left = left + index * shape.rows * shape.inner,
            .row_step = shape.transposed ? 1 : shape.inner,
            .inner_step = shape.transposed ? shape.rows : 1,
            .rows = shape.rows, .columns = shape.columns, .inner = shape.inner, .blocks = 1,
            .right = right + index * shape.inner * shape.columns,
            .start = shape.adding ? target : NULL, .start_step = shape.columns,
            .minimum = -INFINITY, .result = target});
    }
}

/* A product for each row of the output: in a row of the picture, what lies under a row of the kernel is one run of
   kernel · channels floats, and moves by `channels` floats from pixel to pixel. The kernel's rows are the product's
   blocks. No matrix of patches ("im2col") is made. */
void network_convolve(const float *picture, const float *weights, const float *bias, float minimum,
                      network_convolution shape, float *output) {
    size_t line = shape.columns * shape.channels, run = shape.kernel * shape.channels;
    size_t columns = shape.columns - shape.kernel + 1;
    for (size_t row = 0; row + shape.kernel <= shape.rows; row++) {
        multiply_any((product){
            .left = picture + row * line, .row_step = shape.channels, .inner_step = 1,
            .block_step = line, .rows = columns, .columns = shape.filters, .inner = run,
            .blocks = shape.kernel, .right = weights, .start = bias, .start_step = 0,
            .minimum = minimum, .result = output + row * columns * shape.filters});
    }
}

/* A product for each row of the kernel: its gradient sums, over all pixels of the output, what lay under that row of
   the kernel times the gradient there. The rows of the output are the product's blocks. */
void network_convolution_gradient(const float *picture, const float *output_gradient, bool adding,
                                  network_convolution shape, float *gradient) {
    size_t line = shape.columns * shape.channels, run = shape.kernel * shape.channels;
    for (size_t row = 0; row < shape.kernel; row++) {
        float *target = gradient + row * run * shape.filters;
        multiply_any((product){
            .left = picture + row * line, .row_step = 1, .inner_step = shape.channels,
            .block_step = line, .rows = run, .columns = shape.filters,
            .inner = shape.columns - shape.kernel + 1, .blocks = shape.rows - shape.kernel + 1,
            .right = output_gradient, .start = adding ? target : NULL, .start_step = shape.filters,
            .minimum = -INFINITY, .result = target});
    }
}

/* Some filters at a time: a row of the result is written in pieces of TOGETHER floats, a cache line, while as many rows
   of weights are read side by side. */
void network_gather_filters(const float *weights, size_t filters, size_t length, float *result) {
    enum { TOGETHER = 16 };
    for (size_t first = 0; first < filters; first += TOGETHER) {
        size_t end = first + TOGETHER < filters ? first + TOGETHER : filters;
        for (size_t index = 0; index < length; index++) {
            for (size_t filter = first; filter < end; filter++) {
                result[index * filters + filter] = weights[filter * length + index];
            }
        }
    }
}
