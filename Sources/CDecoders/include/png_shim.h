#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A PNG that is being read; the bytes it was opened on must outlive it.
typedef struct png_shim png_shim;

/// What an open PNG says of its pixels, once they are brought to a byte a channel.
typedef struct {
    /// Columns and rows.
    size_t width, height;
    /// 1 gray, 2 gray and opacity, 3 red, green, blue, 4 those and opacity.
    size_t channels;
    /// Whether its rows come in seven passes (Adam7), first those of each eighth row and column.
    bool is_interlaced;
} png_shim_header;

/// Loads libpng; once, before any other call. Returns whether it is installed.
bool png_shim_load(void);

/// Opens a PNG of `count` bytes and reads its header; returns NULL where it is broken, where there is no memory, or
/// where its gAMA chunk says that its numbers are not sRGB's.
///
/// Free the result with `png_shim_close`.
png_shim *_Nullable png_shim_open(const uint8_t *_Nonnull bytes, size_t count,
                                  png_shim_header *_Nonnull header);

/// Reads the next row into `row`, width · channels bytes of the caller's; returns false where the bytes are broken or
/// end.
///
/// Of an interlaced PNG it is the next row of the pass, whose pixels stand side by side from the left; whatever their
/// number, as many bytes are written as all columns have.
bool png_shim_read_row(png_shim *_Nonnull png, uint8_t *_Nonnull row);

/// Frees an open PNG; it must not be used afterward.
void png_shim_close(png_shim *_Nonnull png);
