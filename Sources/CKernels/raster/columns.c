#include "raster_kernels.h"
#include "wide.h"

/* What goes along rows depends on the pixel before, or reads pixels that do not lie side by side.
   Eight rows at once do: they are transposed so that a column's eight pixels are one vector. */

/* Rows of four columns, for example, of the rows a, b, … h:

   in memory                        side by side, a vector in each line
   a0 a1 a2 a3 b0 b1 b2 b3 c0 …     a0 b0 c0 d0 e0 f0 g0 h0
                                    a1 b1 c1 d1 e1 f1 g1 h1
                                    a2 b2 c2 d2 e2 f2 g2 h2
                                    a3 b3 c3 d3 e3 f3 g3 h3 */

/* Transposes a square of LANES × LANES floats in registers, in three rounds: pairs of lanes, fours, and halves change
   places between vectors that are 1, 2 and 4 apart. */
INLINE void transpose(lanes *square) {
    lanes pairs[LANES], fours[LANES];
    for (size_t i = 0; i < LANES; i += 2) {
        lanes a = square[i], b = square[i + 1];
        pairs[i] = __builtin_shufflevector(a, b, 0, 8, 2, 10, 4, 12, 6, 14);
        pairs[i + 1] = __builtin_shufflevector(a, b, 1, 9, 3, 11, 5, 13, 7, 15);
    }
    /* Rows i and i + 2 exchange pairs of columns. */
    for (size_t i = 0; i < LANES; i += 4) {
        for (size_t j = i; j < i + 2; j++) {
            lanes a = pairs[j], b = pairs[j + 2];
            fours[j] = __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13);
            fours[j + 2] = __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15);
        }
    }
    /* Rows i and i + 4 exchange fours of columns: the square is transposed. */
    for (size_t i = 0; i < 4; i++) {
        lanes a = fours[i], b = fours[i + 4];
        square[i] = __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11);
        square[i + 4] = __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

/* Puts up to LANES rows of `width` floats side by side: `lines` gets, column by column, LANES floats, one of each row.
   `height`, at least 1, says how many rows there are still in the picture; missing ones repeat the last, so that no
   memory beyond the picture is read. */
INLINE void transpose_in(const float *rows, size_t width, size_t height, float *lines) {
    const float *row[LANES];
    for (size_t i = 0; i < LANES; i++) row[i] = rows + (i < height ? i : height - 1) * width;
    size_t column = 0;
    for (; column + LANES <= width; column += LANES) {
        lanes square[LANES];
        for (size_t i = 0; i < LANES; i++) square[i] = load(row[i] + column);
        transpose(square);
        for (size_t i = 0; i < LANES; i++) store(lines + (column + i) * LANES, square[i]);
    }
    /* What is left is less than a square: float by float. */
    for (; column < width; column++) {
        for (size_t i = 0; i < LANES; i++) lines[column * LANES + i] = row[i][column];
    }
}

/* The way back from side by side to rows: vectors come column by column and are kept until they fill a square, which is
   transposed and written as pieces of rows. */
typedef struct {
    /* Where the first of the rows begins; the others follow, `width` floats apart. */
    float *target;
    /* Columns of the result, and rows of it from `target` on, of which at most LANES are written. */
    size_t width, height;
    /* The columns since the last square was written. */
    lanes square[LANES];
} transposed_out;

/* Takes a column's vector; columns come from 0 to the last, none left out. Writes at the end of each square, and at the
   last column what there is of one. */
INLINE void append(transposed_out *out, size_t column, lanes value) {
    size_t place = column % LANES;
    out->square[place] = value;
    if (place < LANES - 1 && column + 1 < out->width) return;
    transpose(out->square);
    /* A whole square gives every row eight floats; the last columns give only what there is, so that nothing beyond the
       row is written. */
    for (size_t i = 0; i < LANES && i < out->height; i++) {
        float *row = out->target + i * out->width + column - place;
        if (place == LANES - 1) store(row, out->square[i]);
        else memcpy(row, &out->square[i], (place + 1) * sizeof(float));
    }
}

/* Computes the weighted sums of columns for LANES rows at once; each new column has at least one old one. */
INLINE void sum_lines(const float *lines, const int32_t *starts, const int32_t *sources,
                      const float *weights, transposed_out out) {
    int32_t place = 0;
    for (size_t column = 0; column < out.width; column++) {
        lanes sum = weights[place] * load(lines + (size_t)sources[place] * LANES);
        for (place++; place < starts[column + 1]; place++) {
            sum += weights[place] * load(lines + (size_t)sources[place] * LANES);
        }
        append(&out, column, sum);
    }
}

/* LANES rows at a time: into columns, through the sum, and back into rows. */
WIDE void raster_sum_columns(const float *source, size_t width, size_t height, const int32_t *starts,
                             const int32_t *sources, const float *weights, float *lines, float *target,
                             size_t new_width) {
    for (size_t row = 0; row < height; row += LANES) {
        transpose_in(source + row * width, width, height - row, lines);
        sum_lines(lines, starts, sources, weights,
                  (transposed_out){.target = target + row * new_width, .width = new_width,
                                   .height = height - row});
    }
}

/* Interpolates between two columns for LANES rows at once. */
INLINE void blend_lines(const float *lines, const int32_t *first, const int32_t *second,
                        const float *parts, transposed_out out) {
    for (size_t column = 0; column < out.width; column++) {
        lanes from = load(lines + (size_t)first[column] * LANES);
        lanes to = load(lines + (size_t)second[column] * LANES);
        append(&out, column, from + parts[column] * (to - from));
    }
}

/* LANES rows at a time: into columns, through the interpolation, and back into rows. */
WIDE void raster_blend_columns(const float *source, size_t width, size_t height, const int32_t *first,
                               const int32_t *second, const float *parts, float *lines, float *target,
                               size_t new_width) {
    for (size_t row = 0; row < height; row += LANES) {
        transpose_in(source + row * width, width, height - row, lines);
        blend_lines(lines, first, second, parts,
                    (transposed_out){.target = target + row * new_width, .width = new_width,
                                   .height = height - row});
    }
}

/* The running mean of a box along LANES rows at once: each step adds the column that enters and subtracts the one that
   leaves, so that the time does not depend on the reach. Errors of rounding add up along the row; of gray levels, which
   are 0 … 255, they stay far below one. */
INLINE void blur_lines(const float *lines, size_t reach, transposed_out out) {
    float scale = 1 / (float)(2 * reach + 1);
    size_t last = out.width - 1;
    lanes sum = {0};
    /* The window around the first column: those before it and those after the last are the edge's. */
    for (size_t column = 0; column <= 2 * reach; column++) {
        size_t inside = column < reach ? 0 : column - reach;
        sum += load(lines + (inside < last ? inside : last) * LANES);
    }
    for (size_t column = 0; column < out.width; column++) {
        /* The window of the next column: both ends stop at the picture's edges. */
        size_t entering = column + reach + 1, leaving = column < reach ? 0 : column - reach;
        append(&out, column, scale * sum);
        sum += load(lines + (entering < last ? entering : last) * LANES);
        sum -= load(lines + leaving * LANES);
    }
}

/* LANES rows at a time: into columns, through the running mean, and back into rows. */
WIDE void raster_blur_columns(const float *source, size_t width, size_t height, size_t reach,
                              float *lines, float *target) {
    for (size_t row = 0; row < height; row += LANES) {
        transpose_in(source + row * width, width, height - row, lines);
        blur_lines(lines, reach,
                   (transposed_out){.target = target + row * width, .width = width, .height = height - row});
    }
}

WIDE void raster_put_side_by_side(const float *rows, size_t width, size_t height, float *lines) {
    transpose_in(rows, width, height, lines);
}

/* The eight sums of one fit for LANES rows at once. Weights by the reciprocal of the residual make the least squares
   fit one of least absolute deviations, when it is repeated (iteratively reweighted least squares): ink, far off the
   paper's surface, hardly counts. `softening` keeps the division away from zero. */
INLINE void sum_moments_of_lines(const float *values, const float *residuals, const float *importance,
                                 const float *x, size_t columns, float softening, float *sums) {
    lanes sum[8] = {{0}};
    for (size_t column = 0; column < columns; column++) {
        lanes value = load(values + column * LANES), residual = load(residuals + column * LANES);
        /* A pixel's weight falls with its distance from the last round's surface. */
        lanes weight = load(importance + column * LANES)
                     / (__builtin_elementwise_abs(residual) + softening);
        float square = x[column] * x[column];
        /* Powers of x are the same for all lanes: plain numbers, multiplied with one another first. */
        sum[0] += weight;
        sum[1] += weight * x[column];
        sum[2] += weight * square;
        sum[3] += weight * (square * x[column]);
        sum[4] += weight * (square * square);
        sum[5] += weight * value;
        sum[6] += weight * (value * x[column]);
        sum[7] += weight * (value * square);
    }
    for (size_t moment = 0; moment < 8; moment++) store(sums + moment * LANES, sum[moment]);
}

/* A function of its own, since the code above must be inlined to be compiled for each processor. */
WIDE void raster_sum_moments(const float *values, const float *residuals, const float *importance,
                             const float *x, size_t columns, float softening, float *sums) {
    sum_moments_of_lines(values, residuals, importance, x, columns, softening, sums);
}

/* The surface of a row is a quadratic polynomial of x with a constant and a slope of the row's own, by Horner's
   rule. */
INLINE void subtract_surface_from_lines(const float *values, const float *x, size_t columns,
    const float *constants, const float *slopes, float quadratic, float *residuals) {
    lanes constant = load(constants), slope = load(slopes);
    for (size_t column = 0; column < columns; column++) {
        lanes surface = constant + x[column] * (slope + x[column] * quadratic);
        store(residuals + column * LANES, load(values + column * LANES) - surface);
    }
}

WIDE void raster_subtract_surface(const float *values, const float *x, size_t columns,
                                  const float *constants, const float *slopes, float quadratic,
                                  float *residuals) {
    subtract_surface_from_lines(values, x, columns, constants, slopes, quadratic, residuals);
}
