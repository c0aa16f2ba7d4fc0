#include "network_kernels.h"
#include "lanes.h"

INLINE void undo(float *slope, const float *output, size_t count, size_t columns, float *sums,
                 size_t width) {
    lanes sum = sums ? load(sums, width) : (lanes){0};
    for (size_t row = 0; row < count; row++) {
        lanes value = load(slope + row * columns, width);
        if (output) {
            lanes_mask above = load(output + row * columns, width) > 0;
            value = (lanes)((lanes_mask)value & above);
            store(slope + row * columns, value, width);
        }
        sum += value;
    }
    if (sums) store(sums, sum, width);
}

WIDE void undo_rows(float *slope, const float *output, size_t count, size_t columns, float *sums) {
    /* A few rows at a time, so that all columns are done while they are in the cache. */
    enum { TOGETHER = 64 };
    for (size_t row = 0; row < count; row += TOGETHER) {
        size_t height = row + TOGETHER < count ? TOGETHER : count - row, first = row * columns;
        size_t column = 0;
        for (; column + LANES <= columns; column += LANES) {
            undo(slope + first + column, output ? output + first + column : NULL, height, columns,
                 sums ? sums + column : NULL, LANES);
        }
        if (column < columns) {
            undo(slope + first + column, output ? output + first + column : NULL, height, columns,
                 sums ? sums + column : NULL, columns - column);
        }
    }
}
