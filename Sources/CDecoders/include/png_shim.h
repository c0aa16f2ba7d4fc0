#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A PNG that is being read; the bytes it was opened on must outlive it.
typedef struct png_shim png_shim;

/// What an open PNG says, once it is brought to a byte a channel.
typedef struct {
    size_t width, height;
    /// 1 gray, 2 gray and opacity, 3 red, green, blue, 4 those and opacity.
    size_t channels;
    /// Whether its rows come in seven passes, first those of each eighth row and column.
    bool is_interlaced;
} png_shim_header;

/// Loads libpng; once, before any other call. Returns whether it is installed.
bool png_shim_load(void);

/// Opens a PNG; returns nothing where it is broken, or says that its numbers are not sRGB's.
png_shim *_Nullable png_shim_open(const uint8_t *_Nonnull bytes, size_t count,
                                  png_shim_header *_Nonnull header);

/// Reads the next row, of all columns or, where rows come in passes, of those of the pass; writes as many bytes as
/// all columns have. Returns false where the bytes are broken or end.
bool png_shim_read_row(png_shim *_Nonnull png, uint8_t *_Nonnull row);

/// Frees an open PNG.
void png_shim_close(png_shim *_Nonnull png);
