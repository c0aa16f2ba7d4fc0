#pragma once

/* Loops over pixels (raster_kernels.h) and over the network's numbers (network_kernels.h).

   They are written in C because a C compiler can make one function several times, each for another generation of
   processors, and pick the best of them when the program starts (vectors.h). No function here allocates memory, keeps
   state between calls, takes a lock or reports an error: all memory is the caller's, and the caller answers for the
   sizes of what the pointers point to. So every function may be called by several threads at once, as long as no two of
   them write to the same memory. */
#include "network_kernels.h"
#include "raster_kernels.h"
