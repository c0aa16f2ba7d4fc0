#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Plain C functions over ImageMagick 6 and 7: no type, enumeration value or macro of its headers
   leaves the one file that implements them. None of these functions takes a photo's file name. */

/* One image in ImageMagick's memory. */
typedef struct MagickShimImage MagickShimImage;

/* Loads ImageMagick's library; once, before any other call. Returns whether it is installed. */
bool magick_shim_load(void);

/* Starts ImageMagick with one thread of its own, without spilling to disk, and with the coders of
   the policy only; once, after loading. Returns whether the policy was accepted. */
bool magick_shim_start(const char *policy);

/* Whether a coder can read (or write) the format in memory; some want a file. */
bool magick_shim_reads(const char *format);

/* The bytes of memory all images together may take. */
uint64_t magick_shim_memory_limit(void);

/* The bytes of memory a decoded pixel takes at most, palettes aside. */
size_t magick_shim_bytes_per_pixel(void);

/* The library's name and version. */
const char *magick_shim_version(void);

/* Makes an empty image; NULL when there is no memory. */
MagickShimImage *magick_shim_create(void);

/* Frees an image. */
void magick_shim_destroy(MagickShimImage *image);

/* Decodes the first frame of the bytes as the format, whatever they look like. A width and height
   above 0 ask a JPEG decoder for a reduced picture of at least that size. Of floating-point numbers `white`
   is the one that is white; what is larger is, too. */
bool magick_shim_read(
    MagickShimImage *image, const char *format, const uint8_t *bytes, size_t count,
    size_t width, size_t height, unsigned white);

/* Like reading, but for the size only. */
bool magick_shim_ping(
    MagickShimImage *image, const char *format, const uint8_t *bytes, size_t count);

/* Fills the image with pixels; map is "I", "RGB" or "RGBA", a byte a channel. */
bool magick_shim_constitute(
    MagickShimImage *image, size_t width, size_t height, const char *map, const uint8_t *bytes);

/* Prints a line of text in black: the font's file, its size in pixels, where the line begins (x, and y
   of its baseline). For fonts that came with the system, not for files that strangers sent. */
bool magick_shim_write_text(
    MagickShimImage *image, const char *font, double size, double x, double y, const char *text);

size_t magick_shim_width(MagickShimImage *image);
size_t magick_shim_height(MagickShimImage *image);

/* Whether pixels can be transparent. */
bool magick_shim_has_alpha(MagickShimImage *image);

/* Scales by area averaging. */
bool magick_shim_scale(MagickShimImage *image, size_t width, size_t height);

/* Converts the colours to sRGB. */
bool magick_shim_to_srgb(MagickShimImage *image);

/* Copies the pixels out; map is as in constitute. */
bool magick_shim_export(MagickShimImage *image, const char *map, uint8_t *bytes);

/* Encodes the image; quality 0 leaves the format's default; chroma_halved stores a JPEG's colour
   at half the resolution. Free the bytes with magick_shim_free. */
uint8_t *magick_shim_encode(
    MagickShimImage *image, const char *format, unsigned quality, bool chroma_halved,
    size_t *count);

/* Frees encoded bytes. */
void magick_shim_free(uint8_t *bytes);

/* How bad the worst thing was that happened to the image: 0 nothing, 300 warnings, 400 errors,
   with ImageMagick's finer steps between. Writes the reason, cut to the capacity, with a zero. */
int magick_shim_severity(MagickShimImage *image, char *reason, size_t capacity);
