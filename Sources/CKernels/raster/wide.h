#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "../vectors.h"

/* AVX2 and what every processor has. */
#define WIDE FOR_PROCESSORS("arch=x86-64-v3", "default")

/* A fused multiply-add would round once where two instructions round twice. */
#pragma STDC FP_CONTRACT OFF

enum { LANES = RASTER_LANES };
typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));

INLINE lanes load(const float *from) {
    lanes value;
    memcpy(&value, from, sizeof value);
    return value;
}

INLINE void store(float *to, lanes value) { memcpy(to, &value, sizeof value); }
