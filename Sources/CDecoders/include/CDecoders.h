#pragma once

/* Plain C over the libraries that decode photos, a header for each: none of their types, enumeration values or macros
   leaves the file that implements it.

   The bytes of a photo are always the caller's and are only read. Pictures and rows are row by row from the top left, a
   byte 0 … 255 for each channel. Functions of one picture may be called by one thread at a time, those of different
   pictures by several; the `load` functions must have returned before. */
#include "heif_shim.h"
#include "jpeg_shim.h"
#include "magick_shim.h"
#include "png_shim.h"
#include "warm_up.h"
