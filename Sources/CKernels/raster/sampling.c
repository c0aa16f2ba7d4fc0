#include "raster_kernels.h"
#include <math.h>

/* Catmull-Rom weights of the four pixels around a place, a part of the way behind the second. */
static void weights_of(float part, float *weights) {
    float part2 = part * part, part3 = part2 * part;
    weights[0] = 0.5f * (-part + 2 * part2 - part3);
    weights[1] = 0.5f * (2 - 5 * part2 + 3 * part3);
    weights[2] = 0.5f * (part + 4 * part2 - 3 * part3);
    weights[3] = 0.5f * (-part2 + part3);
}

/* The pixel of an axis that is nearest to one beyond its ends. */
static int held(int place, int count) { return place < 0 ? 0 : place >= count ? count - 1 : place; }

void raster_sample_colors(const uint8_t *bytes, size_t width, size_t height, const float *mix,
                          const float *places, float *target, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float x = places[2 * i] - 0.5f, y = places[2 * i + 1] - 0.5f;
        /* Whatever lies far outside has the nearest pixel's color; no place overflows. */
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
        target[i] = fminf(fmaxf(sum, 0), 255);
    }
}
