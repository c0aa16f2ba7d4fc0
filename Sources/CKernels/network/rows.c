#include "network_kernels.h"
#include "lanes.h"

INLINE void undo(float *output_gradient, const float *output, size_t count, size_t columns, float *sums,
                 size_t width) {
    lanes sum = sums ? load(sums, width) : (lanes){0};
    for (size_t row = 0; row < count; row++) {
        lanes value = load(output_gradient + row * columns, width);
        if (output) {
            lanes_mask above = load(output + row * columns, width) > 0;
            value = (lanes)((lanes_mask)value & above);
            store(output_gradient + row * columns, value, width);
        }
        sum += value;
    }
    if (sums) store(sums, sum, width);
}

WIDE void network_undo_rows(float *output_gradient, const float *output, size_t count, size_t columns,
                            float *sums) {
    /* A few rows at a time, so that all columns are done while they are in the cache. */
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
