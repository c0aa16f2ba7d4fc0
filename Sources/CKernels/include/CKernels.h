#pragma once

/* Loops that C can have compiled for several generations of processors at once: over pixels, and over the
   network's numbers. */
#include "network_kernels.h"
#include "raster_kernels.h"
