// Loops over the pixels of photos, twice as fast with the processor's wide vectors, where it has them. All give the
// same bits with and without: products are rounded before they are added, and sums are made in the order in which loops
// of one pixel after the other would make them.
//
// Widths, heights and counts are in pixels unless said otherwise; rows follow one another without gaps; gray levels are
// 0 (black) … 255 (white); results must not overlap inputs. Memory named scratch is the caller's, and what it holds
// afterward is of no use.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The sums of area scaling: bytes count as 16 bits, and red, green and blue, where there are three,
// follow each other.

/// Begins sums with a weighted row of `count` bytes: `sums[i] = weight · 257 · row[i]`.
void raster_area_set_row(const uint8_t *_Nonnull row, double weight, double *_Nonnull sums,
                         size_t count);

/// Adds one more weighted row of `count` bytes: `sums[i] += weight · 257 · row[i]`.
void raster_area_add_row(const uint8_t *_Nonnull row, double weight, double *_Nonnull sums,
                         size_t count);

/// Sums weighted columns of a line of three numbers a pixel into each of `columns` new ones: those of a new column
/// stand from `starts[column]` up to the next start in `sources` (pixels of the line) and `weights`; at least one each.
///
/// `starts` has columns + 1 numbers. Of `line` and `sums` one number more than their pixels have is read or written.
void raster_area_sum_columns(const double *_Nonnull line, const int32_t *_Nonnull starts,
                             const int32_t *_Nonnull sources, const double *_Nonnull weights,
                             double *_Nonnull sums, size_t columns);

/// Sums weighted columns of a line of one number a pixel; nothing is read or written beyond the pixels.
///
/// `starts`, `sources` and `weights` are those of `raster_area_sum_columns`.
void raster_area_sum_columns_of_one(const double *_Nonnull line, const int32_t *_Nonnull starts,
                                    const int32_t *_Nonnull sources, const double *_Nonnull weights,
                                    double *_Nonnull sums, size_t columns);

/// Rounds `count` sums, 0 … 65535, to 16 bits and those to 8, halves up both times.
void raster_area_round(const double *_Nonnull sums, uint8_t *_Nonnull bytes, size_t count);

/// Lays `count` pixels of gray and opacity (0 transparent … 255 opaque) on paper of a gray: one byte each.
void raster_lay_gray(const uint8_t *_Nonnull pixels, uint8_t paper, uint8_t *_Nonnull laid,
                     size_t count);

/// Lays `count` pixels of red, green, blue and opacity on paper of a gray: three bytes each.
void raster_lay_color(const uint8_t *_Nonnull pixels, uint8_t paper, uint8_t *_Nonnull laid,
                      size_t count);

/// Makes the means, 0 … 255, of `count` blocks of 8 × 8 pixels of their DC coefficients, as a JPEG has them in steps of
/// a size below 2^15.
///
/// As libjpeg's inverse transform to 1 × 1 does, its wrapping of impossible values included.
void raster_block_means(const int16_t *_Nonnull coefficients, int32_t step, uint8_t *_Nonnull means,
                        size_t count);

/// How a brightness, less `black` and times `gain`, and the two differences, less 128, make a color: red is
/// brightness + red_from_red · red difference, blue likewise, green is brightness less both differences times their
/// weights.
typedef struct {
    float black, gain, red_from_red, green_from_blue, green_from_red, blue_from_blue;
} raster_plane_weights;

/// Makes red, green and blue of a row of `count` pixels: of a brightness for each, and of differences of blue and of
/// red that `across` pixels share; all 0 … 255, rounded to the nearest and limited to bytes.
void raster_color_planes(const uint8_t *_Nonnull luma, const uint8_t *_Nonnull blue,
                         const uint8_t *_Nonnull red, size_t across,
                         const raster_plane_weights *_Nonnull weights, uint8_t *_Nonnull rgb,
                         size_t count);

// Rows of one number per pixel.

/// Sums the three channels of `count` pixels, weighted.
void raster_mix_channels(const uint8_t *_Nonnull bytes, float red, float green, float blue,
                         float *_Nonnull mixed, size_t count);

/// Sums `taps` weighted rows, at least one, which begin at offsets (in floats) from `source`, in their order, at each
/// of `count` columns.
void raster_sum_rows(const float *_Nonnull source, const int32_t *_Nonnull offsets,
                     const float *_Nonnull weights, size_t taps, float *_Nonnull sums, size_t count);

/// Interpolates linearly between two rows of `count` numbers: `first + part · (second − first)`.
void raster_blend_rows(const float *_Nonnull first, const float *_Nonnull second, float part,
                       float *_Nonnull blended, size_t count);

/// Takes the median of the 3×3 pixels around each of a row, given with the rows above and below it; left and right of
/// the row its edge pixels go on. `sorted` is scratch of 3 × (count + 2) numbers.
void raster_median_row(const float *_Nonnull above, const float *_Nonnull here,
                       const float *_Nonnull below, float *_Nonnull sorted, float *_Nonnull medians,
                       size_t count);

/// The greatest of `count` numbers, at least one.
float raster_greatest_number(const float *_Nonnull numbers, size_t count);

/// Writes 1 for each of `count` numbers that is above a threshold, 0 for others.
void raster_mask_above(const float *_Nonnull numbers, float threshold, uint8_t *_Nonnull mask,
                       size_t count);

/// The greater of each two of `count` pairs of numbers: dilation, a step at a time.
void raster_greater_numbers(const float *_Nonnull first, const float *_Nonnull second,
                            float *_Nonnull greater, size_t count);

/// The lesser of each two of `count` pairs of numbers: erosion, a step at a time.
void raster_lesser_numbers(const float *_Nonnull first, const float *_Nonnull second,
                           float *_Nonnull lesser, size_t count);

/// The greater of each two of `count` pairs of bytes.
void raster_greater_bytes(const uint8_t *_Nonnull first, const uint8_t *_Nonnull second,
                          uint8_t *_Nonnull greater, size_t count);

/// The lesser of each two of `count` pairs of bytes.
void raster_lesser_bytes(const uint8_t *_Nonnull first, const uint8_t *_Nonnull second,
                         uint8_t *_Nonnull lesser, size_t count);

/// Shading correction, in place: `paper = (p − number) / max(p, least)` with `p = max(paper, 1)`, where `numbers` are
/// gray levels and `paper` the levels of the paper there, which become ink.
void raster_divide_paper_out(const float *_Nonnull numbers, float least, float *_Nonnull paper,
                             size_t count);

/// Replaces each of `count` numbers by `max(0, number − by)`, in place.
void raster_lower_numbers(float *_Nonnull numbers, float by, size_t count);

/// Adds every `spacing`-th of `count` numbers to a histogram whose bins begin at `lower` and are `1 / scale` wide; what
/// lies outside counts in the first bin or in the last, whose place is `top`.
///
/// What is not a number counts in the first bin.
void raster_count_numbers(const float *_Nonnull numbers, size_t count, size_t spacing, float lower,
                          float scale, float top, int32_t *_Nonnull counts);

/// Whether any of `count` bytes is not 0.
bool raster_is_any_byte_set(const uint8_t *_Nonnull bytes, size_t count);

/// The sum of `count` bytes.
size_t raster_sum_bytes(const uint8_t *_Nonnull bytes, size_t count);

/// Takes the weighted sum of a picture's three channels, `mix` having the weights, at `count` places: `places` has x
/// and y of each, in pixels from the top left corner, pixel centers at halves.
///
/// Interpolated by Catmull-Rom splines; beyond the edge the edge pixels go on. The result is limited to 0 … 255.
void raster_sample_colors(const uint8_t *_Nonnull bytes, size_t width, size_t height,
                          const float *_Nonnull mix, const float *_Nonnull places, float *_Nonnull target,
                          size_t count);

/// Which of `count` bytes, at most 64, are not 0, the first as the lowest bit.
uint64_t raster_bits_of_bytes(const uint8_t *_Nonnull bytes, size_t count);

// Along rows several rows are worked on at once, side by side: `lines` is scratch of RASTER_LANES
// numbers for each column of the source.

/// Rows that are worked on side by side: as many floats as a register of AVX2 holds.
enum { RASTER_LANES = 8 };

/// Sums weighted columns of each row: those of a new column stand from `starts[column]` up to the next start in
/// `sources` (old columns) and `weights`; at least one each.
///
/// `source` has width × height numbers, `target` gets new_width × height; `starts` has new_width + 1 numbers.
void raster_sum_columns(const float *_Nonnull source, size_t width, size_t height,
                        const int32_t *_Nonnull starts, const int32_t *_Nonnull sources,
                        const float *_Nonnull weights, float *_Nonnull lines, float *_Nonnull target,
                        size_t new_width);

/// Interpolates linearly between the columns `first` and `second` of each row, for each new column:
/// `first + part · (second − first)`, parts 0 … 1.
///
/// `source` has width × height numbers, `target` gets new_width × height; the three lists have new_width numbers.
void raster_blend_columns(const float *_Nonnull source, size_t width, size_t height,
                          const int32_t *_Nonnull first, const int32_t *_Nonnull second,
                          const float *_Nonnull parts, float *_Nonnull lines, float *_Nonnull target,
                          size_t new_width);

/// Takes the mean of `reach` columns on either side of each pixel and of itself (a box blur along rows); beyond the
/// edge the edge pixels go on. Needs at least one column.
///
/// `source` and `target` have width × height numbers. The time does not depend on `reach`.
void raster_blur_columns(const float *_Nonnull source, size_t width, size_t height, size_t reach,
                         float *_Nonnull lines, float *_Nonnull target);

/// Puts up to RASTER_LANES of `height` rows (at least one) side by side; the last one is repeated for those that are
/// missing.
///
/// `lines` gets RASTER_LANES × width numbers: column by column one of each row.
void raster_put_side_by_side(const float *_Nonnull rows, size_t width, size_t height,
                             float *_Nonnull lines);

/// The sums of a weighted least-squares fit of a quadratic surface, for each of RASTER_LANES rows side by side: w, w x,
/// w x², w x³, w x⁴, w v, w v x, w v x², where v is a value, x its column's position and
/// w = importance / (|residual| + softening). `sums` gets 8 × RASTER_LANES numbers.
void raster_sum_moments(const float *_Nonnull values, const float *_Nonnull residuals,
                        const float *_Nonnull importance, const float *_Nonnull x, size_t columns,
                        float softening, float *_Nonnull sums);

/// Subtracts a surface, `constants + x (slopes + x quadratic)`, from RASTER_LANES rows side by side; constants and
/// slopes are one number per row.
///
/// `values` and `residuals` have RASTER_LANES × columns numbers, laid out as by `raster_put_side_by_side`.
void raster_subtract_surface(const float *_Nonnull values, const float *_Nonnull x, size_t columns,
                             const float *_Nonnull constants, const float *_Nonnull slopes,
                             float quadratic, float *_Nonnull residuals);
