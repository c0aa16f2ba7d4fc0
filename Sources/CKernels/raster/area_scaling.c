#include "raster_kernels.h"
#include "wide.h"

/* Area scaling in two passes: rows are weighted and summed as they come, into one row of sums, and that row's columns
   are weighted and summed when it is complete. In double precision and in ImageMagick's order, so that its bytes are
   met. */

/* Three channels of a pixel, and a fourth number that belongs to the next pixel and is overwritten by it. It need not
   be aligned beyond a double. */
typedef double pixel __attribute__((vector_size(4 * sizeof(double)), aligned(8)));

/* 257 takes a byte to 16 bits, 255 to 65535: ImageMagick scales such numbers, and its bytes are to be met. */
WIDE void raster_area_set_row(const uint8_t *row, double weight, double *restrict sums, size_t count) {
    for (size_t i = 0; i < count; i++) sums[i] = weight * (double)(257 * (int32_t)row[i]);
}

/* Products are rounded before they are added, since FP_CONTRACT is off. */
WIDE void raster_area_add_row(const uint8_t *row, double weight, double *restrict sums, size_t count) {
    for (size_t i = 0; i < count; i++) sums[i] += weight * (double)(257 * (int32_t)row[i]);
}

/* One pixel is one vector. Pixels are stored from left to right, so that the fourth number of each is overwritten by
   the next pixel's first, and only that of the last remains, for which the caller has room. */
WIDE void raster_area_sum_columns(const double *line, const int32_t *starts, const int32_t *sources,
                                  const double *weights, double *restrict sums, size_t columns) {
    int32_t place = 0;
    for (size_t column = 0; column < columns; column++) {
        pixel part, sum;
        memcpy(&part, line + 3 * (size_t)sources[place], sizeof part);
        sum = weights[place] * part;
        for (place++; place < starts[column + 1]; place++) {
            memcpy(&part, line + 3 * (size_t)sources[place], sizeof part);
            sum += weights[place] * part;
        }
        memcpy(sums + 3 * column, &sum, sizeof sum);
    }
}

/* Each sum depends on the one before: nothing to gain from wide vectors. */
void raster_area_sum_columns_of_one(const double *line, const int32_t *starts, const int32_t *sources,
                                    const double *weights, double *restrict sums, size_t columns) {
    int32_t place = 0;
    for (size_t column = 0; column < columns; column++) {
        double sum = 0;
        for (; place < starts[column + 1]; place++) sum += weights[place] * line[sources[place]];
        sums[column] = sum;
    }
}

/* To 16 bits by adding a half, then to 8 as ImageMagick's `ScaleQuantumToChar` does: division by 257, halves up,
   without a division. */
WIDE void raster_area_round(const double *restrict sums, uint8_t *restrict bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        /* In 32 bits 128 more than 65535 does not overflow. */
        uint32_t value = (uint32_t)(int32_t)(sums[i] + 0.5) + 128;
        bytes[i] = (uint8_t)((value - (value >> 8)) >> 8);
    }
}

/* A level laid over paper by its opacity, all 0 … 255: (color · opacity + paper · (255 − opacity)) / 255, rounded to
   the nearest. */
INLINE uint8_t mixed(uint32_t color, uint32_t opacity, uint32_t paper) {
    return (uint8_t)((color * opacity + paper * (255 - opacity) + 127) / 255);
}

/* Two bytes a pixel become one. */
WIDE void raster_lay_gray(const uint8_t *restrict pixels, uint8_t paper, uint8_t *restrict laid,
                          size_t count) {
    for (size_t i = 0; i < count; i++) laid[i] = mixed(pixels[2 * i], pixels[2 * i + 1], paper);
}

/* Four bytes a pixel become three. */
WIDE void raster_lay_color(const uint8_t *restrict pixels, uint8_t paper, uint8_t *restrict laid,
                           size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint32_t opacity = pixels[4 * i + 3];
        laid[3 * i] = mixed(pixels[4 * i], opacity, paper);
        laid[3 * i + 1] = mixed(pixels[4 * i + 1], opacity, paper);
        laid[3 * i + 2] = mixed(pixels[4 * i + 2], opacity, paper);
    }
}
