#include "raster_kernels.h"
#include "wide.h"

/* Loops along rows: each number of the result depends on numbers at the same or neighboring places, so that eight of
   them are computed at once. Where the compiler makes vectors of a plain loop, the loop is left plain. */

/* Sums `taps` weighted rows at `vectors` vectors, at most four, side by side; the count is a constant where this is
   inlined, so that the sums stay in registers. Each sum is made in the order of the taps. */
INLINE void sum_block(const float *source, const int32_t *offsets, const float *weights, size_t taps,
                      float *sums, size_t vectors) {
    lanes sum[4];
    for (size_t vector = 0; vector < vectors; vector++) {
        sum[vector] = weights[0] * load(source + offsets[0] + vector * LANES);
    }
    /* Taps outside, vectors inside: each row is read once along the whole block. */
    for (size_t tap = 1; tap < taps; tap++) {
        for (size_t vector = 0; vector < vectors; vector++) {
            sum[vector] += weights[tap] * load(source + offsets[tap] + vector * LANES);
        }
    }
    for (size_t vector = 0; vector < vectors; vector++) store(sums + vector * LANES, sum[vector]);
}

/* Four vectors at a time, then one, then pixel by pixel, all with sums in the same order: a pixel's bits do not depend
   on where in the row it stands. */
WIDE void raster_sum_rows(const float *source, const int32_t *offsets, const float *weights, size_t taps,
                          float *sums, size_t count) {
    size_t i = 0;
    for (; i + 4 * LANES <= count; i += 4 * LANES) {
        sum_block(source + i, offsets, weights, taps, sums + i, 4);
    }
    for (; i + LANES <= count; i += LANES) sum_block(source + i, offsets, weights, taps, sums + i, 1);
    for (; i < count; i++) {
        float sum = weights[0] * source[offsets[0] + (ptrdiff_t)i];
        for (size_t tap = 1; tap < taps; tap++) sum += weights[tap] * source[offsets[tap] + (ptrdiff_t)i];
        sums[i] = sum;
    }
}

/* The compiler makes vectors of this loop by itself. */
WIDE void raster_blend_rows(const float *first, const float *second, float part, float *restrict blended,
                            size_t count) {
    for (size_t i = 0; i < count; i++) blended[i] = first[i] + part * (second[i] - first[i]);
}

/* Sixteen bytes, and eight, on which every operator works at once. */
typedef uint8_t bytes16 __attribute__((vector_size(16)));
typedef uint8_t bytes8 __attribute__((vector_size(8)));

/* One channel of eight pixels as floats; `offset` is 0 for red, 1 for green, 2 for blue. The channel's bytes stand
   three apart in the 24 bytes of the pixels, of which `low` has those from 0 and `high` those from 8 on. */
#define CHANNEL(offset) \
    __builtin_convertvector((bytes8)__builtin_shufflevector( \
        low, high, (offset), (offset) + 3, (offset) + 6, (offset) + 9, (offset) + 12, \
        (offset) + 15 < 16 ? (offset) + 15 : (offset) + 23, (offset) + 26, (offset) + 29), lanes)

/* Mixes the channels of eight pixels, 24 bytes, into eight numbers. */
INLINE void mix_pixels(const uint8_t *bytes, float red, float green, float blue, float *mixed) {
    /* The second sixteen bytes overlap the first, so that nothing beyond the eighth pixel is read. */
    bytes16 low, high;
    memcpy(&low, bytes, sizeof low);
    memcpy(&high, bytes + 8, sizeof high);
    store(mixed, red * CHANNEL(0) + green * CHANNEL(1) + blue * CHANNEL(2));
}

/* The last pixels, fewer than eight, go one by one: the same products in the same order. */
WIDE void raster_mix_channels(const uint8_t *bytes, float red, float green, float blue,
                              float *restrict mixed, size_t count) {
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) mix_pixels(bytes + 3 * i, red, green, blue, mixed + i);
    for (; i < count; i++) {
        const uint8_t *pixel = bytes + 3 * i;
        mixed[i] = red * (float)pixel[0] + green * (float)pixel[1] + blue * (float)pixel[2];
    }
}

/* The inverse transform of a block that has only its DC coefficient is that coefficient divided by 8, halves up. */
WIDE void raster_block_means(const int16_t *coefficients, int32_t step, uint8_t *restrict means,
                             size_t count) {
    for (size_t i = 0; i < count; i++) {
        int32_t mean = (coefficients[i] * step + 4) >> 3;
        /* Ten bits with their sign, as libjpeg's table of the range limit wraps them: seen only in damaged files. */
        mean = ((int32_t)((uint32_t)mean << 22) >> 22) + 128;
        /* A mean of 0 stands for middle gray, 128. */
        means[i] = (uint8_t)(mean < 0 ? 0 : mean > 255 ? 255 : mean);
    }
}

/* Eight 32-bit integers, as many as a vector has floats. */
typedef int32_t integers __attribute__((vector_size(LANES * sizeof(int32_t))));

/* Rounds to the nearest bytes, halves up; what is below 0 becomes 0, what is above 255 becomes 255. */
INLINE bytes8 to_bytes(lanes value) {
    integers rounded = __builtin_convertvector(value + 0.5f, integers);
    /* Comparisons give all bits or none, so that no limit needs a branch. */
    integers above = rounded > 255;
    rounded = (rounded & ~above & (value > 0.0f)) | (above & 255);
    return __builtin_convertvector(rounded, bytes8);
}

/* Makes eight pixels, 24 bytes, of brightness and the differences of blue and red. */
INLINE void mix_planes(lanes luma, lanes blue, lanes red, const raster_plane_weights *weights,
                       uint8_t *rgb) {
    /* To the full range, and the differences, which are stored with 128 for none, to numbers around 0. */
    luma = (luma - weights->black) * weights->gain;
    blue -= 128.0f;
    red -= 128.0f;
    /* Green is what remains of the brightness once red and blue have their part. */
    bytes8 r = to_bytes(luma + weights->red_from_red * red);
    bytes8 g = to_bytes(luma - (weights->green_from_blue * blue + weights->green_from_red * red));
    bytes8 b = to_bytes(luma + weights->blue_from_blue * blue);
    /* Interleaves three vectors of one channel each: first red and green, then those with blue, in two stores. */
    bytes16 rg = __builtin_shufflevector(r, g, 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);
    bytes16 b16 = __builtin_shufflevector(b, b, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7);
    bytes16 first = __builtin_shufflevector(
        rg, b16, 0, 1, 16, 2, 3, 17, 4, 5, 18, 6, 7, 19, 8, 9, 20, 10);
    bytes8 last = __builtin_shufflevector(rg, b16, 11, 21, 12, 13, 22, 14, 15, 23);
    memcpy(rgb, &first, sizeof first);
    memcpy(rgb + sizeof first, &last, sizeof last);
}

/* Reads the samples of `count` pixels, at most eight, from pixel `at` on, as floats; each is shared by `across` pixels
   and repeated for them. Nothing beyond the last pixel's sample is read. `at` is a multiple of eight. */
INLINE lanes samples(const uint8_t *plane, size_t at, size_t across, size_t count) {
    bytes8 bytes = {0};
    if (across == 1) {
        memcpy(&bytes, plane + at, count);
    /* Each of four samples twice: the usual sharing (4:2:0, 4:2:2) costs one shuffle. */
    } else if (across == 2) {
        uint8_t halves[8] = {0};
        memcpy(halves, plane + at / 2, (count + 1) / 2);
        memcpy(&bytes, halves, sizeof bytes);
        bytes = __builtin_shufflevector(bytes, bytes, 0, 0, 1, 1, 2, 2, 3, 3);
    } else {
        for (size_t i = 0; i < count; i++) bytes[i] = plane[(at + i) / across];
    }
    return __builtin_convertvector(bytes, lanes);
}

/* Colors `count` pixels, at most eight, from pixel `at` on; writes all eight, 24 bytes. */
INLINE void color_pixels(const uint8_t *luma, const uint8_t *blue, const uint8_t *red, size_t at,
                         size_t across, const raster_plane_weights *weights, uint8_t *rgb, size_t count) {
    mix_planes(samples(luma, at, 1, count), samples(blue, at, across, count),
               samples(red, at, across, count), weights, rgb);
}

/* Eight pixels at a time; `across` is the same for a whole row, so that its branches cost nothing. */
WIDE void raster_color_planes(const uint8_t *luma, const uint8_t *blue, const uint8_t *red, size_t across,
                              const raster_plane_weights *weights, uint8_t *restrict rgb, size_t count) {
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        color_pixels(luma, blue, red, i, across, weights, rgb + 3 * i, LANES);
    }
    if (i == count) return;
    /* The last pixels are made in a place of their own, since eight are written. */
    uint8_t last[3 * LANES];
    color_pixels(luma, blue, red, i, across, weights, last, count - i);
    memcpy(rgb + 3 * i, last, 3 * (count - i));
}

/* The greater and the lesser of two numbers, the first where they are equal or not ordered (NaN): on x86-64 one
   instruction each, unlike `fmaxf` and `fminf`, which treat NaN otherwise. */
#define GREATER(a, b) ((a) < (b) ? (b) : (a))
#define LESSER(a, b) ((b) < (a) ? (b) : (a))

/* The median of three numbers, without branches. */
INLINE float median(float first, float second, float third) {
    /* max(min(a, b), min(max(a, b), c)). */
    float low = LESSER(first, second), high = GREATER(first, second), least = LESSER(high, third);
    return GREATER(low, least);
}

/* The median of nine is the median of three: the greatest of the columns' least, the median of the columns' medians,
   and the least of the columns' greatest. Sorting a column serves three windows. */
WIDE void raster_median_row(const float *above, const float *here, const float *below,
                            float *restrict sorted, float *restrict medians, size_t count) {
    /* Three planes: least, middle and greatest of every column of three pixels, with one column more on each side. */
    size_t padded = count + 2;
    float *restrict least = sorted, *restrict between = sorted + padded,
          *restrict greatest = sorted + 2 * padded;
    /* Sorts each column of three, by three comparisons. */
    for (size_t i = 0; i < count; i++) {
        float low = LESSER(above[i], here[i]), high = GREATER(above[i], here[i]);
        float inner = LESSER(high, below[i]);
        least[i + 1] = LESSER(low, below[i]);
        between[i + 1] = GREATER(low, inner);
        greatest[i + 1] = GREATER(high, below[i]);
    }
    /* Beyond the edge the edge pixels go on. */
    for (size_t plane = 0; plane < 3; plane++) {
        sorted[plane * padded] = sorted[plane * padded + 1];
        sorted[plane * padded + count + 1] = sorted[plane * padded + count];
    }
    /* Each window is three sorted columns side by side. */
    for (size_t i = 0; i < count; i++) {
        float low = GREATER(least[i], least[i + 1]), high = LESSER(greatest[i], greatest[i + 1]);
        low = GREATER(low, least[i + 2]);
        high = LESSER(high, greatest[i + 2]);
        medians[i] = median(low, median(between[i], between[i + 1], between[i + 2]), high);
    }
}

/* Four vectors of maxima side by side, since one alone would wait for itself; of fewer numbers, the first fills up. */
WIDE float raster_greatest_number(const float *numbers, size_t count) {
    /* Every lane begins with a number that is there, so that no start value is needed. */
    float found[4 * LANES], result;
    for (size_t lane = 0; lane < 4 * LANES; lane++) found[lane] = numbers[lane < count ? lane : 0];
    size_t i = 0;
    for (; i + 4 * LANES <= count; i += 4 * LANES) {
        for (size_t lane = 0; lane < 4 * LANES; lane++) {
            found[lane] = GREATER(found[lane], numbers[i + lane]);
        }
    }
    /* The maxima of all lanes become one, and the last numbers are looked at one by one. */
    result = found[0];
    for (size_t lane = 1; lane < 4 * LANES; lane++) result = GREATER(result, found[lane]);
    for (; i < count; i++) result = GREATER(result, numbers[i]);
    return result;
}

/* NaN is not above anything and becomes 0. */
WIDE void raster_mask_above(const float *numbers, float threshold, uint8_t *restrict mask, size_t count) {
    for (size_t i = 0; i < count; i++) mask[i] = numbers[i] > threshold;
}

/* The result may be one of the inputs, so it is not `restrict`. Each number depends on those at its own place alone: the
   pragma says so, and the compiler makes vectors of this loop and of the three that follow. */
#define PLACE_BY_PLACE _Pragma("clang loop vectorize(assume_safety)")
WIDE void raster_greater_numbers(const float *first, const float *second, float *greater,
                                 size_t count) {
    PLACE_BY_PLACE for (size_t i = 0; i < count; i++) greater[i] = GREATER(first[i], second[i]);
}

WIDE void raster_lesser_numbers(const float *first, const float *second, float *lesser,
                                size_t count) {
    PLACE_BY_PLACE for (size_t i = 0; i < count; i++) lesser[i] = LESSER(first[i], second[i]);
}

WIDE void raster_greater_bytes(const uint8_t *first, const uint8_t *second, uint8_t *greater,
                               size_t count) {
    PLACE_BY_PLACE for (size_t i = 0; i < count; i++) greater[i] = GREATER(first[i], second[i]);
}

WIDE void raster_lesser_bytes(const uint8_t *first, const uint8_t *second, uint8_t *lesser,
                              size_t count) {
    PLACE_BY_PLACE for (size_t i = 0; i < count; i++) lesser[i] = LESSER(first[i], second[i]);
}

/* Paper darker than 1 of 255 counts as 1; so nothing is divided by zero. */
WIDE void raster_divide_paper_out(const float *numbers, float least, float *restrict paper,
                                  size_t count) {
    for (size_t i = 0; i < count; i++) {
        float level = GREATER(paper[i], 1);
        paper[i] = (level - numbers[i]) / GREATER(level, least);
    }
}

/* NaN becomes 0, as all does that would be below 0. */
WIDE void raster_lower_numbers(float *numbers, float by, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float value = numbers[i] - by;
        numbers[i] = value > 0 ? value : 0;
    }
}

/* Counting has no vectors: two numbers may fall into the same bin. */
void raster_count_numbers(const float *numbers, size_t count, size_t spacing, float lower, float scale,
                          float top, int32_t *counts) {
    for (size_t i = 0; i < count; i += spacing) {
        float place = (numbers[i] - lower) * scale;
        place = LESSER(place, top);
        /* NaN is not ordered, and so counts in the first bin. */
        counts[(int32_t)GREATER(0, place)]++;
    }
}

/* Which of 64 bytes are not 0, the first as the lowest bit: a vector of truth values has them as bits already. */
INLINE uint64_t bits_of_64(const uint8_t *bytes) {
    typedef uint8_t bytes64 __attribute__((ext_vector_type(64)));
    typedef _Bool bits64 __attribute__((ext_vector_type(64)));
    bytes64 some;
    memcpy(&some, bytes, sizeof some);
    bits64 set = __builtin_convertvector(some != 0, bits64);
    uint64_t result;
    memcpy(&result, &set, sizeof result);
    return result;
}

/* Fewer bytes are filled up with zeros, so that nothing beyond them is read. */
uint64_t raster_bits_of_bytes(const uint8_t *bytes, size_t count) {
    /* All but the last bytes of a row come in full 64: those are read where they stand. */
    if (count == 64) return bits_of_64(bytes);
    uint8_t some[64] = {0};
    memcpy(some, bytes, count);
    return bits_of_64(some);
}

/* Ends at the first 64 bytes that are not all 0. */
bool raster_is_any_byte_set(const uint8_t *bytes, size_t count) {
    size_t i = 0;
    for (; i + 64 <= count; i += 64) {
        if (bits_of_64(bytes + i)) return true;
    }
    for (; i < count; i++) {
        if (bytes[i]) return true;
    }
    return false;
}

/* The compiler makes vectors of this loop by itself. */
WIDE size_t raster_sum_bytes(const uint8_t *bytes, size_t count) {
    size_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += bytes[i];
    return sum;
}
