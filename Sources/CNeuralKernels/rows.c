#include "CNeuralKernels.h"
#include "lanes.h"

INLINE void finish(float *rows, size_t count, size_t columns, const float *bias, float floor,
                   size_t width) {
    lanes added = bias ? load(bias, width) : (lanes){0}, least = (lanes){0} + floor;
    for (size_t row = 0; row < count; row++) {
        lanes value = load(rows + row * columns, width) + added;
        store(rows + row * columns, __builtin_elementwise_max(value, least), width);
    }
}

WIDE void finish_rows(float *rows, size_t count, size_t columns, const float *bias, float floor) {
    size_t column = 0;
    for (; column + LANES <= columns; column += LANES) {
        finish(rows + column, count, columns, bias ? bias + column : NULL, floor, LANES);
    }
    if (column < columns) {
        finish(rows + column, count, columns, bias ? bias + column : NULL, floor, columns - column);
    }
}

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
