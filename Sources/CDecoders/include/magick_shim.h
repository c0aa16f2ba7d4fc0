#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Plain C functions over ImageMagick 6 and 7: no type, enumeration value or macro of its headers leaves the one file
   that implements them. None of these functions takes a photo's file name. Those that return a truth value say whether
   they went well; `magick_shim_severity` tells why not.

   One image in ImageMagick's memory; created and destroyed by the caller, used by one thread at a time. */
typedef struct MagickShimImage MagickShimImage;

/* Loads ImageMagick's library; once, before any other call. Returns whether it is installed. */
bool magick_shim_load(void);

/* Starts ImageMagick with one thread of its own, without spilling to disk, and with the coders of the policy (an XML
   text as in policy.xml) only; once, after loading. Returns whether the policy was accepted. */
bool magick_shim_start(const char *policy);

/* Whether a coder can read (or write) the format in memory; some want a file. The format is ImageMagick's name in
   capitals, as "JPEG". */
bool magick_shim_reads(const char *format);

/* The bytes of memory that all images together may take by ImageMagick's policy; beyond them every image fails. */
uint64_t magick_shim_memory_limit(void);

/* The bytes of memory that a decoded pixel takes at most, palettes aside: 8, or 16 where ImageMagick computes in
   floating point. */
size_t magick_shim_bytes_per_pixel(void);

/* The library's name and version; the text is the library's and lasts. */
const char *magick_shim_version(void);

/* Makes an empty image; NULL when there is no memory. */
MagickShimImage *magick_shim_create(void);

/* Frees an image and its pixels. */
void magick_shim_destroy(MagickShimImage *image);

/* Decodes the first frame of the bytes as the format, whatever they look like. A width and height above 0 ask a JPEG
   decoder for a reduced picture of at least that size. Of floating-point numbers `white` is the one that is white; what
   is larger is, too; 1 leaves them as they are. The image must be empty. */
bool magick_shim_read(
    MagickShimImage *image, const char *format, const uint8_t *bytes, size_t count,
    size_t width, size_t height, unsigned white);

/* Like reading, but for the size only. */
bool magick_shim_ping(
    MagickShimImage *image, const char *format, const uint8_t *bytes, size_t count);

/* Fills the image with width × height pixels, row by row; map is "I" (gray), "RGB" or "RGBA", a byte a channel. The
   bytes are copied. */
bool magick_shim_constitute(
    MagickShimImage *image, size_t width, size_t height, const char *map, const uint8_t *bytes);

/* Prints a line of text in black: the font's file, its size in pixels, where the line begins (x from the left edge, y
   of its baseline from the top, in pixels). For fonts that came with the system, not for files that strangers sent. */
bool magick_shim_write_text(
    MagickShimImage *image, const char *font, double size, double x, double y, const char *text);

/* Columns and rows of the image, 0 where it is empty. */
size_t magick_shim_width(MagickShimImage *image);
size_t magick_shim_height(MagickShimImage *image);

/* Whether pixels can be transparent; false where the image is empty. */
bool magick_shim_has_alpha(MagickShimImage *image);

/* Scales to width × height pixels by area averaging. */
bool magick_shim_scale(MagickShimImage *image, size_t width, size_t height);

/* Converts the colors to sRGB. */
bool magick_shim_to_srgb(MagickShimImage *image);

/* Copies all pixels out, row by row, into the caller's width · height · channels bytes; map is as in constitute. */
bool magick_shim_export(MagickShimImage *image, const char *map, uint8_t *bytes);

/* Encodes the image and writes the number of bytes to `count`; NULL where it fails. Quality is 1 … 100, 0 leaves the
   format's default; chroma_halved stores a JPEG's color at half the resolution. Free the bytes with
   magick_shim_free. */
uint8_t *magick_shim_encode(
    MagickShimImage *image, const char *format, unsigned quality, bool chroma_halved,
    size_t *count);

/* Frees encoded bytes. */
void magick_shim_free(uint8_t *bytes);

/* How bad the worst thing was that happened to the image: 0 nothing, 300 warnings, 400 errors, with ImageMagick's finer
   steps between. Writes the reason, cut to `capacity` bytes with the final zero. */
int magick_shim_severity(MagickShimImage *image, char *reason, size_t capacity);
