#include "network_kernels.h"
#include "lanes.h"

/* Pixels along the side of a transformed tile of the input, of a tile of the output, and of a kernel. A tile of the
   input is that of the output and one pixel more on each side, since a kernel reaches so far.

   The five transforms of F(4×4, 3×3) below are those of Lavin and Gray (2016), with the interpolation points 0, ±1, ±2
   and ∞. Each takes a line of a tile, whose numbers are `step` vectors apart, and writes a line of which they are `out`
   vectors apart; a tile is transformed column by column, then row by row. Every lane of a vector is another channel.
   Sums that two points share are computed once. */
enum { SPAN = 6, TILE = WINOGRAD_TILE, KERNEL = 3 };

/* Bᵀ =  4  0 −5  0  1  0      Aᵀ = 1  1  1  1  1  0      G =  1/4     0     0
         0 −4 −4  1  1  0           0  1 −1  2 −2  0          −1/6  −1/6  −1/6
         0  4 −4 −1  1  0           0  1  1  4  4  0          −1/6   1/6  −1/6
         0 −2 −1  2  1  0           0  1 −1  8 −8  1          1/24  1/12   1/6
         0  2 −1 −2  1  0                                     1/24 −1/12   1/6
         0  4  0 −5  0  1                                        0     0     1 */

/* Bᵀ: six pixels of the input to six points. */
INLINE void transform_input(const lanes *d, size_t step, lanes *t, size_t out) {
    lanes even = d[4 * step] - 4 * d[2 * step], odd = d[3 * step] - 4 * d[step];
    lanes far_even = d[4 * step] - d[2 * step], far_odd = 2 * (d[3 * step] - d[step]);
    t[0] = 4 * d[0] - 5 * d[2 * step] + d[4 * step];
    t[out] = even + odd;
    t[2 * out] = even - odd;
    t[3 * out] = far_even + far_odd;
    t[4 * out] = far_even - far_odd;
    t[5 * out] = 4 * d[step] - 5 * d[3 * step] + d[5 * step];
}

/* Aᵀ: six points to four pixels of the output. */
INLINE void transform_output(const lanes *m, size_t step, lanes *y, size_t out) {
    lanes sum = m[step] + m[2 * step], difference = m[step] - m[2 * step];
    lanes far_sum = m[3 * step] + m[4 * step], far_difference = m[3 * step] - m[4 * step];
    y[0] = m[0] + sum + far_sum;
    y[out] = difference + 2 * far_difference;
    y[2 * out] = sum + 4 * far_sum;
    y[3 * out] = difference + 8 * far_difference + m[5 * step];
}

/* A: four pixels of the output's gradient to six points. */
INLINE void transform_gradient(const lanes *y, size_t step, lanes *m, size_t out) {
    lanes even = y[0] + y[2 * step], odd = y[step] + y[3 * step];
    lanes far_even = y[0] + 4 * y[2 * step], far_odd = 2 * y[step] + 8 * y[3 * step];
    m[0] = y[0];
    m[out] = even + odd;
    m[2 * out] = even - odd;
    m[3 * out] = far_even + far_odd;
    m[4 * out] = far_even - far_odd;
    m[5 * out] = y[3 * step];
}

/* G: three weights to six points. */
INLINE void transform_kernel(const lanes *g, size_t step, lanes *t, size_t out) {
    lanes outer = g[0] + g[2 * step], far_outer = g[0] + 4 * g[2 * step];
    t[0] = g[0] / 4;
    t[out] = (-outer - g[step]) / 6;
    t[2 * out] = (-outer + g[step]) / 6;
    t[3 * out] = (far_outer + 2 * g[step]) / 24;
    t[4 * out] = (far_outer - 2 * g[step]) / 24;
    t[5 * out] = g[2 * step];
}

/* Gᵀ: the gradient with respect to six points to that with respect to three weights. */
INLINE void transform_kernel_gradient(const lanes *t, size_t step, lanes *g, size_t out) {
    lanes sum = t[step] + t[2 * step], difference = t[2 * step] - t[step];
    lanes far_sum = t[3 * step] + t[4 * step], far_difference = t[3 * step] - t[4 * step];
    g[0] = t[0] / 4 - sum / 6 + far_sum / 24;
    g[out] = difference / 6 + far_difference / 12;
    g[2 * out] = -sum / 6 + far_sum / 6 + t[5 * step];
}

/* A tile's place: the first float of its picture in the batch, and the tile's first row and column in that picture,
   which are negative where padding puts them outside. */
typedef struct {
    const float *picture;
    ptrdiff_t row, column;
} tile_place;

/* Finds a tile by its number, counted through all pictures of the batch, row by row. */
INLINE tile_place locate(const float *batch, network_winograd_picture picture, size_t tile) {
    size_t tiles = picture.tile_rows * picture.tile_columns, place = tile % tiles;
    return (tile_place){
        .picture = batch + tile / tiles * picture.rows * picture.columns * picture.channels,
        /* Tiles of the output are TILE pixels apart, and so are those of the input, which are larger and overlap. */
        .row = (ptrdiff_t)(place / picture.tile_columns * TILE) - (ptrdiff_t)picture.padding,
        .column = (ptrdiff_t)(place % picture.tile_columns * TILE) - (ptrdiff_t)picture.padding};
}

/* The offset of a pixel's first channel from its picture, in floats, or −1 for a pixel outside the picture. */
INLINE ptrdiff_t pixel_offset(network_winograd_picture picture, ptrdiff_t row, ptrdiff_t column) {
    if (row < 0 || column < 0 || row >= (ptrdiff_t)picture.rows || column >= (ptrdiff_t)picture.columns) {
        return -1;
    }
    return (row * (ptrdiff_t)picture.columns + column) * (ptrdiff_t)picture.channels;
}

/* Writes the offsets of a tile's `side` × `side` pixels, row by row; they are the same for all its channels. */
INLINE void offsets_of(network_winograd_picture picture, tile_place place, size_t side,
                       ptrdiff_t *offsets) {
    for (size_t row = 0; row < side; row++) {
        for (size_t column = 0; column < side; column++) {
            offsets[row * side + column] = pixel_offset(
                picture, place.row + (ptrdiff_t)row, place.column + (ptrdiff_t)column);
        }
    }
}

/* `count` channels of a pixel, at most LANES, from `channel` on; zeros (the padding) for one outside the picture. */
INLINE lanes load_pixel(const float *picture, ptrdiff_t offset, size_t channel, size_t count) {
    return offset < 0 ? (lanes){0} : load(picture + offset + channel, count);
}

/* Transforms a tile's 6×6 pixels in `count` channels from `channel` on, and writes the points `stride` floats apart. */
INLINE void input_lanes(const float *picture, const ptrdiff_t *offsets, size_t channel, size_t count,
                        float *points, size_t stride) {
    lanes pixels[SPAN * SPAN], half[SPAN * SPAN], line[SPAN];
    /* All pixels are read first: each is part of several points. */
    for (size_t index = 0; index < SPAN * SPAN; index++) {
        pixels[index] = load_pixel(picture, offsets[index], channel, count);
    }
    /* Columns, then rows: the transform of a tile d is Bᵀ · d · B. */
    for (size_t column = 0; column < SPAN; column++) {
        transform_input(pixels + column, SPAN, half + column, SPAN);
    }
    for (size_t row = 0; row < SPAN; row++) {
        transform_input(half + row * SPAN, 1, line, 1);
        for (size_t column = 0; column < SPAN; column++) {
            store(points + (row * SPAN + column) * stride, line[column], count);
        }
    }
}

/* A point of all tiles and channels is one matrix, [tiles, channels]: so each point's product is a plain one. */
WIDE void network_winograd_input(const float *batch, network_winograd_picture picture, size_t first,
                                 size_t tiles, float *points) {
    size_t channels = picture.channels, stride = tiles * channels;
    for (size_t tile = 0; tile < tiles; tile++) {
        tile_place place = locate(batch, picture, first + tile);
        /* What is outside the picture is found out once per tile, not for each channel. */
        ptrdiff_t offsets[SPAN * SPAN];
        offsets_of(picture, place, SPAN, offsets);
        float *target = points + tile * channels;
        FOR_CHANNELS(
            channels, input_lanes(place.picture, offsets, channel, count, target + channel, stride));
    }
}

/* Transforms a tile's points, `stride` floats apart, in `count` channels from `channel` on into its 4×4 pixels; the
   bias (NULL for none) is added, and what is below the minimum raised to it. */
INLINE void output_lanes(const float *points, size_t stride, const float *bias, float minimum,
                         size_t channel, size_t count, const ptrdiff_t *offsets, float *picture) {
    /* Columns, then rows: the output of a tile m is Aᵀ · m · A. */
    lanes half[TILE * SPAN], line[TILE], column_points[SPAN];
    for (size_t column = 0; column < SPAN; column++) {
        for (size_t row = 0; row < SPAN; row++) {
            column_points[row] = load(points + (row * SPAN + column) * stride, count);
        }
        transform_output(column_points, 1, half + column, SPAN);
    }
    lanes added = bias ? load(bias + channel, count) : (lanes){0};
    lanes least = (lanes){0} + minimum;
    for (size_t row = 0; row < TILE; row++) {
        transform_output(half + row * SPAN, 1, line, 1);
        for (size_t column = 0; column < TILE; column++) {
            ptrdiff_t offset = offsets[row * TILE + column];
            /* Where the picture's size is no multiple of the tile's, the last tiles reach beyond it. */
            if (offset < 0) continue;
            lanes value = __builtin_elementwise_max(line[column] + added, least);
            store(picture + offset + channel, value, count);
        }
    }
}

/* Tile by tile; no two tiles share a pixel of the output. */
WIDE void network_winograd_output(const float *points, network_winograd_picture picture, size_t first,
                                  size_t tiles, const float *bias, float minimum, float *batch) {
    size_t channels = picture.channels, stride = tiles * channels;
    for (size_t tile = 0; tile < tiles; tile++) {
        tile_place place = locate(batch, picture, first + tile);
        ptrdiff_t offsets[TILE * TILE];
        offsets_of(picture, place, TILE, offsets);
        /* The tile's place points to constant numbers: its offset gives the same place as one to write to. */
        float *target = batch + (place.picture - batch);
        const float *source = points + tile * channels;
        FOR_CHANNELS(
            channels, output_lanes(source + channel, stride, bias, minimum, channel, count, offsets, target));
    }
}

/* Transforms the gradient of a tile's 4×4 pixels in `count` channels from `channel` on, and writes the points, `stride`
   floats apart. */
INLINE void gradient_lanes(const float *picture, const ptrdiff_t *offsets, size_t channel, size_t count,
                           float *points, size_t stride) {
    lanes pixels[TILE * TILE], half[SPAN * TILE], line[SPAN];
    /* Beyond the picture there is no output and so no gradient: zeros. */
    for (size_t index = 0; index < TILE * TILE; index++) {
        pixels[index] = load_pixel(picture, offsets[index], channel, count);
    }
    /* Columns, then rows: the points of a gradient y are A · y · Aᵀ. */
    for (size_t column = 0; column < TILE; column++) {
        transform_gradient(pixels + column, TILE, half + column, TILE);
    }
    for (size_t row = 0; row < SPAN; row++) {
        transform_gradient(half + row * TILE, 1, line, 1);
        for (size_t column = 0; column < SPAN; column++) {
            store(points + (row * SPAN + column) * stride, line[column], count);
        }
    }
}

/* Tile by tile; tiles of the output do not overlap, unlike those of the input. */
WIDE void network_winograd_output_gradient(const float *batch, network_winograd_picture picture,
    size_t first, size_t tiles, float *points) {
    size_t channels = picture.channels, stride = tiles * channels;
    for (size_t tile = 0; tile < tiles; tile++) {
        tile_place place = locate(batch, picture, first + tile);
        ptrdiff_t offsets[TILE * TILE];
        offsets_of(picture, place, TILE, offsets);
        float *target = points + tile * channels;
        FOR_CHANNELS(
            channels, gradient_lanes(place.picture, offsets, channel, count, target + channel, stride));
    }
}

/* Transforms `count` channels of a kernel: its nine weights are `step` floats apart (a negative step walks them
   backward), its 36 points `stride` floats. */
INLINE void kernel_lanes(const float *weights, ptrdiff_t step, size_t count, float *points,
                         size_t stride) {
    lanes taps[KERNEL * KERNEL], half[SPAN * KERNEL], line[SPAN];
    for (ptrdiff_t tap = 0; tap < KERNEL * KERNEL; tap++) taps[tap] = load(weights + tap * step, count);
    /* Columns, then rows: the points of a kernel g are G · g · Gᵀ. */
    for (size_t column = 0; column < KERNEL; column++) {
        transform_kernel(taps + column, KERNEL, half + column, KERNEL);
    }
    for (size_t row = 0; row < SPAN; row++) {
        transform_kernel(half + row * KERNEL, 1, line, 1);
        for (size_t column = 0; column < SPAN; column++) {
            store(points + (row * SPAN + column) * stride, line[column], count);
        }
    }
}

/* A point of all filters and channels is one matrix, [filters, channels]. */
WIDE void network_winograd_kernels(const float *weights, float *points, size_t filters, size_t channels,
                                   bool rotated) {
    /* Rotated by 180°, the nine weights are those from the last to the first. */
    ptrdiff_t step = rotated ? -(ptrdiff_t)channels : (ptrdiff_t)channels;
    size_t start = rotated ? (KERNEL * KERNEL - 1) * channels : 0, stride = filters * channels;
    for (size_t filter = 0; filter < filters; filter++) {
        const float *source = weights + filter * KERNEL * KERNEL * channels + start;
        float *target = points + filter * channels;
        FOR_CHANNELS(channels, kernel_lanes(source + channel, step, count, target + channel, stride));
    }
}

/* Transforms the gradient of a kernel's 36 points, `stride` floats apart, in `count` channels into that of its nine
   weights, `step` floats apart. */
INLINE void kernel_gradient_lanes(const float *points, size_t stride, size_t count, float *gradient,
                                  size_t step) {
    lanes plain[SPAN * SPAN], half[KERNEL * SPAN], line[KERNEL];
    for (size_t point = 0; point < SPAN * SPAN; point++) {
        plain[point] = load(points + point * stride, count);
    }
    /* Columns, then rows: the gradient of a kernel is Gᵀ · t · G. */
    for (size_t column = 0; column < SPAN; column++) {
        transform_kernel_gradient(plain + column, SPAN, half + column, SPAN);
    }
    for (size_t row = 0; row < KERNEL; row++) {
        transform_kernel_gradient(half + row * SPAN, 1, line, 1);
        for (size_t column = 0; column < KERNEL; column++) {
            store(gradient + (row * KERNEL + column) * step, line[column], count);
        }
    }
}

/* Filter by filter; the gradient is written, not added to. */
WIDE void network_winograd_kernel_gradient(const float *points, float *gradient, size_t filters,
    size_t channels) {
    size_t stride = filters * channels;
    for (size_t filter = 0; filter < filters; filter++) {
        const float *source = points + filter * channels;
        float *target = gradient + filter * KERNEL * KERNEL * channels;
        FOR_CHANNELS(
            channels, kernel_gradient_lanes(source + channel, stride, count, target + channel, channels));
    }
}
