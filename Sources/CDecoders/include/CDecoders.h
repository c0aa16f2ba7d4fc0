#pragma once

/* Plain C over the libraries that decode photos, a header for each: none of their types, enumeration
   values or macros leaves the file that implements it. */
#include "heif_shim.h"
#include "jpeg_shim.h"
#include "magick_shim.h"
#include "png_shim.h"
#include "warm_up.h"
