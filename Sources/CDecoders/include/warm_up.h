#pragma once
#include <stddef.h>
#include <stdint.h>

/// How many warm-up pictures there are: one tiny drawing of a 7 in each format that is read.
size_t warm_up_picture_count(void);

/// The bytes of the picture at an index from 0 on, whose number is written to `count`; this project's own drawing,
/// encoded by ImageMagick. The bytes lie in the program: nobody frees them.
const uint8_t *_Nonnull warm_up_picture(size_t index, size_t *_Nonnull count);
