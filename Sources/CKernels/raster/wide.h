#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "../vectors.h"

/* A function compiled twice: for processors with AVX2 (x86-64-v3), and for all others. */
#define WIDE FOR_PROCESSORS("arch=x86-64-v3", "default")

/* No fused multiply-add, which rounds once where two instructions round twice: so a photo gives the same bits in both
   versions. */
#pragma STDC FP_CONTRACT OFF

/* Floats of a vector: 32 bytes, one register of AVX2. */
enum { LANES = RASTER_LANES };
/* LANES floats on which every operator works at once, each lane by itself. */
typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));

/* Reads LANES floats; the address needs no alignment beyond that of a float. */
INLINE lanes load(const float *from) {
    lanes value;
    memcpy(&value, from, sizeof value);
    return value;
}

/* Writes LANES floats; the address needs no alignment beyond that of a float. */
INLINE void store(float *to, lanes value) { memcpy(to, &value, sizeof value); }
