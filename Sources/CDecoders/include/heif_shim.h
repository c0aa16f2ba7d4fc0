#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Which codec a file's pixels are in; the numbers are libheif's.
enum heif_shim_codec { HEIF_SHIM_HEVC = 1, HEIF_SHIM_AV1 = 4 };

/// How an operation went.
typedef enum {
    /// What was asked for is there.
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
    /// libheif's own structures, freed by `heif_shim_close`: the file, and its main picture.
    void *_Nullable context;
    void *_Nullable handle;
    /// Columns and rows of the picture once it is turned upright as the file says.
    size_t width, height;
    /// Whether pixels can be transparent.
    bool has_alpha;
} heif_shim_picture;

/// Loads libheif and its decoders; once, before any other call. Returns whether it is installed.
bool heif_shim_load(void);

/// The library's version, as `1.15.1`; the text lasts as long as the program.
const char *_Nonnull heif_shim_version(void);

/// Whether libheif has a decoder for the codec here: decoders are installed one by one.
bool heif_shim_reads(enum heif_shim_codec codec);

/// Opens a file of `count` bytes, which must stay until the picture is closed; close it whatever comes of it.
///
/// A failure may have libheif's reason, which lasts as long as the picture is open.
heif_shim_outcome heif_shim_open(const uint8_t *_Nonnull bytes, size_t count,
                                 heif_shim_picture *_Nonnull picture,
                                 const char *_Nullable *_Nonnull reason);

/// Samples row by row; every `row_bytes` bytes a row begins, of which `width` samples are used, in `height` rows.
typedef struct {
    const uint8_t *_Nullable bytes;
    size_t row_bytes, width, height;
} heif_shim_plane;

/// A decoded picture, upright: in planes of brightness and of the differences of blue and red from it,
/// as cameras keep them, or as one plane of red, green, blue and, where the picture has it, alpha.
typedef struct {
    /// libheif's own structure, to which the planes' bytes belong; freed by `heif_shim_release`.
    void *_Nullable image;
    /// Whether brightness and differences are in planes of their own.
    bool is_in_planes;
    /// Brightness, or all channels interleaved; then the differences of blue and of red, empty where all is
    /// interleaved.
    heif_shim_plane first, blue, red;
    /// How much red and blue count in the brightness, of 1; green counts as what is left.
    float red_weight, blue_weight;
    /// Whether brightness runs from 0 to 255 rather than from 16 to 235.
    bool is_full_range;
} heif_shim_pixels;

/// Decodes an open picture: into planes of a byte a sample where it has them and no opacity, else into bytes of red,
/// green, blue and, where it has it, opacity.
///
/// Release the pixels whatever comes of it. A failure may have libheif's reason, which lasts as long as the picture.
heif_shim_outcome heif_shim_decode(heif_shim_picture picture, heif_shim_pixels *_Nonnull pixels,
                                   const char *_Nullable *_Nonnull reason);

/// Frees decoded pixels, whose planes must not be read afterward.
void heif_shim_release(heif_shim_pixels pixels);

/// Frees an open picture.
void heif_shim_close(heif_shim_picture picture);
