#include "CNeuralKernels.h"
#include "lanes.h"

/* Matrix products too small for a general library, which would spend its time on packing: the result
   is made tile by tile in registers, from numbers as they stand in memory. */

/* How a matrix on the left is walked: down its rows, and along them. */
typedef struct {
    size_t row, inner;
} steps;

/* Only what is unrolled stays in registers. */
#define UNROLL _Pragma("clang loop unroll(full)")

enum { MOST_ROWS = 12, MOST_VECTORS = 4 };

/* `rows` × `vectors` vectors of the result; the last `count` floats wide. Inlined with constants. */
INLINE void multiply_tile(const float *left, steps step, const float *right, float *result,
                          small_products shape, size_t rows, size_t vectors, size_t count) {
    lanes sums[MOST_ROWS][MOST_VECTORS];
    UNROLL for (size_t row = 0; row < rows; row++) {
        UNROLL for (size_t vector = 0; vector < vectors; vector++) {
            size_t width = vector + 1 < vectors ? LANES : count;
            sums[row][vector] = shape.adding
                ? load(result + row * shape.columns + vector * LANES, width) : (lanes){0};
        }
    }
    for (size_t inner = 0; inner < shape.inner; inner++) {
        lanes values[MOST_VECTORS];
        UNROLL for (size_t vector = 0; vector < vectors; vector++) {
            size_t width = vector + 1 < vectors ? LANES : count;
            values[vector] = load(right + inner * shape.columns + vector * LANES, width);
        }
        UNROLL for (size_t row = 0; row < rows; row++) {
            float factor = left[row * step.row + inner * step.inner];
            UNROLL for (size_t vector = 0; vector < vectors; vector++) {
                sums[row][vector] += factor * values[vector];
            }
        }
    }
    UNROLL for (size_t row = 0; row < rows; row++) {
        UNROLL for (size_t vector = 0; vector < vectors; vector++) {
            size_t width = vector + 1 < vectors ? LANES : count;
            store(result + row * shape.columns + vector * LANES, sums[row][vector], width);
        }
    }
}

/* All rows of some columns, `rows` at a time. */
INLINE void multiply_panel(const float *left, steps step, const float *right, float *result,
                           small_products shape, size_t rows, size_t vectors, size_t count) {
    size_t row = 0;
    for (; row + rows <= shape.rows; row += rows) {
        multiply_tile(left + row * step.row, step, right, result + row * shape.columns, shape, rows,
                      vectors, count);
    }
    /* What is left over: four rows, two, one. */
    UNROLL for (size_t some = 4; some > 0; some /= 2) {
        for (; row + some <= shape.rows; row += some) {
            multiply_tile(left + row * step.row, step, right, result + row * shape.columns, shape,
                          some, vectors, count);
        }
    }
}

/* How many rows a tile has that is four, two, and one vector wide: as many as there are registers
   for, none where there are too few. */
typedef struct {
    size_t four, two, one;
} tile_rows;

INLINE void multiply(const float *left, const float *right, float *result, small_products shape,
                     tile_rows rows) {
    steps step = {.row = shape.turned ? 1 : shape.inner, .inner = shape.turned ? shape.rows : 1};
    for (size_t product = 0; product < shape.count; product++) {
        size_t column = 0;
        if (rows.four > 0) {
            for (; column + 4 * LANES <= shape.columns; column += 4 * LANES) {
                multiply_panel(left, step, right + column, result + column, shape, rows.four, 4,
                               LANES);
            }
        }
        if (rows.two > 0) {
            for (; column + 2 * LANES <= shape.columns; column += 2 * LANES) {
                multiply_panel(left, step, right + column, result + column, shape, rows.two, 2,
                               LANES);
            }
        }
        for (; column + LANES <= shape.columns; column += LANES) {
            multiply_panel(left, step, right + column, result + column, shape, rows.one, 1,
                           LANES);
        }
        if (column < shape.columns) {
            multiply_panel(left, step, right + column, result + column, shape, 2, 1,
                           shape.columns - column);
        }
        left += shape.rows * shape.inner;
        right += shape.inner * shape.columns;
        result += shape.rows * shape.columns;
    }
}

#if defined(__x86_64__)
/* 32 registers of one vector each. */
__attribute__((target("arch=x86-64-v4")))
static void multiply_v4(const float *left, const float *right, float *result, small_products shape) {
    multiply(left, right, result, shape, (tile_rows){6, 12, 12});
}

/* 16 registers of half a vector each. */
__attribute__((target("arch=x86-64-v3")))
static void multiply_v3(const float *left, const float *right, float *result, small_products shape) {
    multiply(left, right, result, shape, (tile_rows){0, 0, 6});
}
#endif

void multiply_small(const float *left, const float *right, float *result, small_products shape) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("x86-64-v4")) return multiply_v4(left, right, result, shape);
    if (__builtin_cpu_supports("x86-64-v3")) return multiply_v3(left, right, result, shape);
    multiply(left, right, result, shape, (tile_rows){0, 0, 2});
#else
    multiply(left, right, result, shape, (tile_rows){0, 0, 6});
#endif
}

/* Sixteen filters at a time, so that what is read apart is read again soon. */
void gather_filters(const float *weights, size_t filters, size_t length, float *result) {
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
