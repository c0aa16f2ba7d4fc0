#include "network_kernels.h"
#include "lanes.h"

/* Does `width` columns, at most LANES, of `count` rows that are `columns` floats apart: zeroes the gradient where the
   output is not above zero, and adds the column sums of what is left to `sums`. Either may be missing (NULL). */
INLINE void undo(float *output_gradient, const float *output, size_t count, size_t columns, float *sums,
                 size_t width) {
    lanes sum = sums ? load(sums, width) : (lanes){0};
    for (size_t row = 0; row < count; row++) {
        lanes value = load(output_gradient + row * columns, width);
        /* Only where there is a cutoff does the gradient itself change and have to be written back. */
        if (output) {
            lanes_mask above = load(output + row * columns, width) > 0;
            value = (lanes)((lanes_mask)value & above);
            store(output_gradient + row * columns, value, width);
        }
        sum += value;
    }
    /* Sums go on from block to block of rows: they are loaded first and stored last. */
    if (sums) store(sums, sum, width);
}

/* Blocks of rows outside, columns inside; two things are done while the gradient is at hand. */
WIDE void network_undo_rows(float *output_gradient, const float *output, size_t count, size_t columns,
                            float *sums) {
    /* Rows that are done together, so that all their columns are worked on while they are in the cache. An order of
       magnitude; no measurement of it is recorded. */
    enum { TOGETHER = 64 };
    for (size_t row = 0; row < count; row += TOGETHER) {
        size_t height = row + TOGETHER < count ? TOGETHER : count - row, first = row * columns;
        size_t column = 0;
        for (; column + LANES <= columns; column += LANES) {
            undo(output_gradient + first + column, output ? output + first + column : NULL, height, columns,
                 sums ? sums + column : NULL, LANES);
        }
        if (column < columns) {
            undo(output_gradient + first + column, output ? output + first + column : NULL, height, columns,
                 sums ? sums + column : NULL, columns - column);
        }
    }
}
