// Loops over pixels that are twice as fast with the processor's wide vectors, where it has them. All
// give the same bits with and without: products are rounded before they are added.
#pragma once
#include <stddef.h>
#include <stdint.h>

// The sums of `ColorRaster.areaScaled`: bytes count as 16 bits, and red, green and blue follow each
// other.

/// Sums two weighted rows of bytes.
void area_sum_rows(const uint8_t *_Nonnull first, double first_weight,
                   const uint8_t *_Nonnull second, double second_weight,
                   double *_Nonnull sums, size_t count);

/// Adds one more weighted row.
void area_add_row(const uint8_t *_Nonnull row, double weight, double *_Nonnull sums, size_t count);

/// Sums weighted columns: those of a new column stand from `starts[column]` up to the next start.
/// Of `line` and `sums` one number more than their pixels have is read or written.
void area_sum_columns(const double *_Nonnull line, const int32_t *_Nonnull starts,
                      const int32_t *_Nonnull sources, const double *_Nonnull weights,
                      double *_Nonnull sums, size_t columns);

/// Rounds sums, 0 … 65535, to 16 bits and those to 8, halves up both times.
void area_round(const double *_Nonnull sums, uint8_t *_Nonnull bytes, size_t count);
