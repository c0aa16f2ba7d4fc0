#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Which codec a file's pixels are in; the numbers are libheif's.
enum heif_shim_codec { HEIF_SHIM_HEVC = 1, HEIF_SHIM_AV1 = 4 };

/// How an operation went.
typedef enum {
    HEIF_SHIM_FINE,
    /// The bytes are broken, or no picture.
    HEIF_SHIM_BROKEN,
    /// There is no decoder for them.
    HEIF_SHIM_UNSUPPORTED,
    /// There is not enough memory.
    HEIF_SHIM_NO_MEMORY,
} heif_shim_outcome;

/// A file's main picture, not yet decoded; the bytes it was opened on must outlive it.
typedef struct {
    void *_Nullable context;
    void *_Nullable handle;
    /// The size once it is turned upright.
    size_t width, height;
    /// Whether pixels can be transparent.
    bool has_alpha;
} heif_shim_picture;

/// Loads libheif; once, before any other call. Returns whether it is installed.
bool heif_shim_load(void);

/// The library's version.
const char *_Nonnull heif_shim_version(void);

/// Whether libheif has a decoder for the codec here.
bool heif_shim_reads(enum heif_shim_codec codec);

/// Opens a file; close the picture whatever comes of it. A failure has libheif's reason, which lasts as
/// long as the picture is open.
heif_shim_outcome heif_shim_open(const uint8_t *_Nonnull bytes, size_t count,
                                 heif_shim_picture *_Nonnull picture,
                                 const char *_Nullable *_Nonnull reason);

/// Bytes row by row; every `row_bytes` bytes a row begins.
typedef struct {
    const uint8_t *_Nullable bytes;
    size_t row_bytes, width, height;
} heif_shim_plane;

/// A decoded picture, upright: in planes of brightness and of the differences of blue and red from it,
/// as cameras keep them, or as one plane of red, green, blue and, where the picture has it, alpha.
typedef struct {
    void *_Nullable image;
    bool is_in_planes;
    heif_shim_plane first, blue, red;
    /// How much red and blue count in the brightness, of 1.
    float red_weight, blue_weight;
    /// Whether brightness runs from 0 to 255 rather than from 16 to 235.
    bool is_full_range;
} heif_shim_pixels;

/// Decodes an open picture, into planes where it has them, of a byte a pixel, and no alpha; release the
/// pixels whatever comes of it.
heif_shim_outcome heif_shim_decode(heif_shim_picture picture, heif_shim_pixels *_Nonnull pixels,
                                   const char *_Nullable *_Nonnull reason);

/// Frees decoded pixels.
void heif_shim_release(heif_shim_pixels pixels);

/// Frees an open picture.
void heif_shim_close(heif_shim_picture picture);
