#include "raster_kernels.h"
#include <math.h>

/* Catmull-Rom weights of four pixels in a row for a place `part` (0 … 1) of the way from the second to the third; they
   sum to 1. Source: Keys, "Cubic convolution interpolation for digital image processing", 1981, with a = −1/2. */
static void weights_of(float part, float *weights) {
    float part2 = part * part, part3 = part2 * part;
    weights[0] = 0.5f * (-part + 2 * part2 - part3);
    weights[1] = 0.5f * (2 - 5 * part2 + 3 * part3);
    weights[2] = 0.5f * (part + 4 * part2 - 3 * part3);
    weights[3] = 0.5f * (-part2 + part3);
}

/* The index on an axis of `count` pixels that is nearest to `place`: the place itself within the picture, else the
   first or the last. */
static int held(int place, int count) { return place < 0 ? 0 : place >= count ? count - 1 : place; }

/* Separable: four pixels across give one number in each of four rows, and those four the result. The channels are mixed
   pixel by pixel first, which is the same as mixing three results, since all of it is linear. */
void raster_sample_colors(const uint8_t *bytes, size_t width, size_t height, const float *mix,
                          const float *places, float *target, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float x = places[2 * i] - 0.5f, y = places[2 * i + 1] - 0.5f;
        /* Four pixels outside, all 16 pixels around a place are already the border's; farther places are drawn in to
           there, so that none overflows an int. */
        x = fminf(fmaxf(x, -4), (float)width + 4);
        y = fminf(fmaxf(y, -4), (float)height + 4);
        int column = (int)floorf(x), row = (int)floorf(y);
        float across[4], down[4], sum = 0;
        weights_of(x - (float)column, across);
        weights_of(y - (float)row, down);
        for (int dy = 0; dy < 4; dy++) {
            const uint8_t *line = bytes + 3 * width * (size_t)held(row - 1 + dy, (int)height);
            float part = 0;
            for (int dx = 0; dx < 4; dx++) {
                const uint8_t *pixel = line + 3 * held(column - 1 + dx, (int)width);
                part += across[dx] * (mix[0] * pixel[0] + mix[1] * pixel[1] + mix[2] * pixel[2]);
            }
            sum += down[dy] * part;
        }
        /* The spline overshoots beside sharp edges. */
        target[i] = fminf(fmaxf(sum, 0), 255);
    }
}
