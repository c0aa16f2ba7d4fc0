#pragma once
#include <stddef.h>
#include <stdint.h>

/// How many warm-up pictures there are: one tiny drawing of a 7 in each format that is read.
size_t warm_up_picture_count(void);

/// The bytes of one of them; this project's own drawing, encoded by ImageMagick.
const uint8_t *_Nonnull warm_up_picture(size_t index, size_t *_Nonnull count);
