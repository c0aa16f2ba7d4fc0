#include "warm_up.h"

/* One tiny drawing of a 7 in each format, which every worker decodes before its sandbox is closed, so that libraries,
   coders and tables are loaded by then.

   The compiler copies the files as they are (#embed); it is told not to mind that C learned this only in 2023. */
#pragma clang diagnostic ignored "-Wc23-extensions"
static const uint8_t jpeg[] = {
#embed "warm-up/7.jpeg"
};
static const uint8_t png[] = {
#embed "warm-up/7.png"
};
static const uint8_t webp[] = {
#embed "warm-up/7.webp"
};
static const uint8_t tiff[] = {
#embed "warm-up/7.tiff"
};
static const uint8_t bmp[] = {
#embed "warm-up/7.bmp"
};
static const uint8_t gif[] = {
#embed "warm-up/7.gif"
};
static const uint8_t pnm[] = {
#embed "warm-up/7.pnm"
};
static const uint8_t heic[] = {
#embed "warm-up/7.heic"
};
static const uint8_t avif[] = {
#embed "warm-up/7.avif"
};

/* All pictures with their lengths in bytes; each is recognized by its bytes, so their order means nothing. */
static const struct {
    const uint8_t *bytes;
    size_t count;
} pictures[] = {
    {jpeg, sizeof jpeg}, {png, sizeof png}, {webp, sizeof webp}, {tiff, sizeof tiff},
    {bmp, sizeof bmp},   {gif, sizeof gif}, {pnm, sizeof pnm},   {heic, sizeof heic},
    {avif, sizeof avif},
};

size_t warm_up_picture_count(void) { return sizeof pictures / sizeof *pictures; }

/* The caller keeps `index` below the count; the bytes lie in the program and last as long as it runs. */
const uint8_t *warm_up_picture(size_t index, size_t *count) {
    *count = pictures[index].count;
    return pictures[index].bytes;
}
