#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Decodes a JPEG of one or three components at 1/`reduction` (1, 2, 4 or 8) of its size into `width` × `height` pixels
/// of red, green and blue, or of brightness alone.
///
/// `pixels` is the caller's, 3 bytes a pixel, or 1 with `gray`; the size must be the JPEG's divided by `reduction` and
/// rounded up. Returns false, whatever stands in `pixels` then, for anything else: another kind of JPEG, another size,
/// or, unless it is wanted even if it is damaged, bytes that libjpeg has the least to say about.
bool jpeg_shim_decode(const uint8_t *_Nonnull bytes, size_t count, bool even_if_damaged,
                      unsigned reduction, size_t width, size_t height, bool gray,
                      uint8_t *_Nonnull pixels);
