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

/// Whether libheif has a decoder for the codec here.
bool heif_shim_reads(enum heif_shim_codec codec);

/// Opens a file; close the picture whatever comes of it. A failure has libheif's reason, which lasts as
/// long as the picture is open.
heif_shim_outcome heif_shim_open(const uint8_t *_Nonnull bytes, size_t count,
                                 heif_shim_picture *_Nonnull picture,
                                 const char *_Nullable *_Nonnull reason);

/// Decodes an open picture, upright, into rows of red, green, blue and, where it has it, alpha.
heif_shim_outcome heif_shim_decode(heif_shim_picture picture, uint8_t *_Nonnull pixels,
                                   const char *_Nullable *_Nonnull reason);

/// Frees an open picture.
void heif_shim_close(heif_shim_picture picture);
