#pragma once
// Loops of the network's layers. All numbers are single-precision floats unless said otherwise, arrays are dense, and a
// shape such as [rows, columns] names the outer index first. Pictures are rows × columns × channels with the channels
// innermost, the pictures of a batch one after the other. Results must not overlap inputs unless it is said that they
// may. A `minimum` is the layer's cutoff, done in passing: 0 for ReLU, −∞ for none.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The constants of one update of Adam, with weight decay AdamW (Kingma, Ba, ICLR 2015; Loshchilov, Hutter, ICLR 2019).
typedef struct {
    /// What part of the mean gradient (β₁) and of the mean square (β₂) is kept from one update to the next, 0 ..< 1.
    float beta1, beta2;
    /// ε, added to the root of the mean square: keeps the division away from zero.
    float epsilon;
    /// The learning rate times √(1 − β₂ᵗ) / (1 − β₁ᵗ): both bias corrections of the t-th update.
    float step;
    /// What part of a weight is left by its decay: 1 − learning rate · λ, 1 for no decay.
    float keep;
} network_adam_constants;

/// Updates `count` weights and their two moments, all in place, from their gradients.
void network_adam_update(float *_Nonnull weights, const float *_Nonnull gradients, float *_Nonnull means,
                         float *_Nonnull squares, size_t count, network_adam_constants constants);

// A convolution of 3×3 kernels as 36 small matrix products, one per point of a transformed tile
// ("Winograd", F(4×4, 3×3) of Lavin, Gray, "Fast Algorithms for Convolutional Neural Networks", CVPR
// 2016): 36 multiplications for 16 pixels where the plain way needs 144. What has 36 points stands
// point after point. Pictures are rows × columns × channels, channels innermost.

/// The sizes of F(4×4, 3×3).
enum {
    /// Points of a transformed tile.
    WINOGRAD_POINTS = 36,
    /// Pixels of a tile's output along each side.
    WINOGRAD_TILE = 4
};

/// The shape of a batch of pictures that is read or written tile by tile.
typedef struct {
    /// Pixels down and across, and numbers per pixel, of one picture without its padding.
    size_t rows, columns, channels;
    /// Tiles down and across one picture, as many as cover the convolution's output.
    size_t tile_rows, tile_columns;
    /// Rows and columns of zeros that the picture begins with; what reaches beyond its other edges is zero, too. 0 for
    /// the output, which tiles cover from its first pixel on.
    size_t padding;
} network_winograd_picture;

/// Transforms kernels of [filters, 3, 3, channels] into points of [36, filters, channels].
///
/// Kernels that are `rotated` by 180° are those of the convolution that takes the output's gradient to the input's.
void network_winograd_kernels(const float *_Nonnull weights, float *_Nonnull points, size_t filters,
                              size_t channels, bool rotated);

/// Transforms the 6×6 pixels under each of `count` tiles, from tile `first` of a batch on, into points of
/// [36, count, channels].
///
/// Tiles are counted through the whole batch, row by row of each picture; neighbors overlap by two pixels.
void network_winograd_input(const float *_Nonnull batch, network_winograd_picture picture, size_t first,
                            size_t count, float *_Nonnull points);

/// Transforms points of [36, count, channels] back into the tiles' 4×4 pixels: `max(minimum, y + bias)`, without the
/// bias (one number per channel) where there is none.
///
/// Pixels of a tile that lie beyond the picture are not written.
void network_winograd_output(const float *_Nonnull points, network_winograd_picture picture, size_t first,
                             size_t count, const float *_Nullable bias, float minimum,
                             float *_Nonnull batch);

/// Transforms the gradient of the tiles' 4×4 pixels into points of [36, count, channels]; beyond the picture it is
/// zero.
void network_winograd_output_gradient(const float *_Nonnull batch, network_winograd_picture picture,
                                      size_t first, size_t count, float *_Nonnull points);

/// Transforms the loss's gradient with respect to transformed kernels, points of [36, filters, channels], into that
/// with respect to the kernels, [filters, 3, 3, channels], which is overwritten.
void network_winograd_kernel_gradient(const float *_Nonnull points, float *_Nonnull gradient,
                                      size_t filters, size_t channels);

/// The shape of a picture that is pooled: pixels down and across, and numbers per pixel.
typedef struct {
    size_t rows, columns, channels;
} network_max_pool_picture;

/// Max pooling, `max(minimum, largest of each 2×2 pixels)` per channel, of `count` pictures.
///
/// The output has rows / 2 × columns / 2 pixels; an odd last row or column is left out.
void network_max_pool(const float *_Nonnull input, network_max_pool_picture picture, size_t count,
                      float minimum, float *_Nonnull output);

/// The input's gradient of max pooling: of each window's 2×2 pixels the first, row by row, that equals the output gets
/// the output's gradient where the output is above the minimum; all others get zero.
///
/// An odd last row or column of `gradient` is not written.
void network_max_pool_gradient(const float *_Nonnull output_gradient, const float *_Nonnull input,
                               const float *_Nonnull output, network_max_pool_picture picture,
                               size_t count, float minimum, float *_Nonnull gradient);

/// The shape of several products of matrices, each dense and row by row, one after the other.
typedef struct {
    /// How many products.
    size_t count;
    /// A result has rows × columns, a left matrix rows × inner, a right one inner × columns.
    size_t rows, columns, inner;
    /// Whether the left matrices stand in memory as [inner, rows].
    bool transposed;
    /// Whether the products are added to the numbers in the result, or replace them.
    bool adding;
} network_matrix_products;

/// Multiplies `count` left matrices by as many right ones; fastest where a right one fits into the second-level cache.
void network_multiply_matrices(const float *_Nonnull left, const float *_Nonnull right,
                               float *_Nonnull result, network_matrix_products shape);

/// Transposes weights of [filters, length] into [length, filters].
void network_gather_filters(const float *_Nonnull weights, size_t filters, size_t length,
                            float *_Nonnull result);

/// The shape of a convolution of one picture with stride 1. The output has rows − kernel + 1 rows, and columns
/// likewise, of one number per filter.
typedef struct {
    /// Pixels down and across, padding included, and numbers per pixel.
    size_t rows, columns, channels;
    /// Rows and columns of a kernel.
    size_t kernel;
    /// How many kernels there are.
    size_t filters;
} network_convolution;

/// `max(minimum, picture ∗ weights + bias)` with weights of [kernel, kernel, channels, filters], without the bias (one
/// number per filter) where there is none.
void network_convolve(const float *_Nonnull picture, const float *_Nonnull weights,
                      const float *_Nullable bias, float minimum, network_convolution shape,
                      float *_Nonnull output);

/// Computes the loss's gradient with respect to the weights, [kernel, kernel, channels, filters], from that with
/// respect to the output of one picture; with `adding`, adds it to the numbers in `gradient`.
void network_convolution_gradient(const float *_Nonnull picture, const float *_Nonnull output_gradient,
                                  bool adding, network_convolution shape, float *_Nonnull gradient);

// Batch norm over rows of channels.

/// Batch norm's scaling of each channel: `max(minimum, x · factor + offset)`.
typedef struct {
    /// γ / √(σ² + ε), one number per channel.
    const float *_Nonnull factor;
    /// β − μ · factor, one number per channel.
    const float *_Nonnull offset;
    /// The cutoff, the same for all channels.
    float minimum;
} network_batch_norm_scale;

/// Sums `x − c` and `(x − c)²` per channel over an input of [rows, channels] with at least one row, where c is the
/// first row, so that squares of a large mean do not cancel.
void network_batch_norm_moments(const float *_Nonnull input, size_t rows, size_t channels,
                                double *_Nonnull sums, double *_Nonnull squares);

/// Scales every row of an input of [rows, channels].
void network_batch_norm(const float *_Nonnull input, size_t rows, size_t channels,
                        network_batch_norm_scale scale, float *_Nonnull output);

/// Sums `dy` (into `sums`) and `dy · (x − c)` (into `totals`) per channel over those inputs x whose scaled value is
/// above the minimum; dy is the output's gradient, c the `center` of each channel.
void network_batch_norm_products(const float *_Nonnull output_gradient, const float *_Nonnull input,
                                 size_t rows, size_t channels, const float *_Nonnull center,
                                 network_batch_norm_scale scale, double *_Nonnull sums,
                                 double *_Nonnull totals);

/// Computes the input's gradient, `dx = dy · factor + x · input_factor + constant`, with dy = 0 where the scaled input
/// is not above the minimum; `input_factor` and `constant` have one number per channel.
void network_batch_norm_gradient(const float *_Nonnull output_gradient, const float *_Nonnull input,
                                 size_t rows, size_t channels, network_batch_norm_scale scale,
                                 const float *_Nonnull input_factor, const float *_Nonnull constant,
                                 float *_Nonnull result);

/// The shape of a linear layer's batch: examples, numbers that go in, and numbers that come out, per example.
typedef struct {
    size_t rows, inputs, outputs;
} network_linear_shape;

/// `max(minimum, W · x + bias)` for each row x of an input of [rows, inputs], with weights W of [outputs, inputs],
/// without the bias (one number per output) where there is none.
void network_linear_forward(const float *_Nonnull input, const float *_Nonnull weights,
                            network_linear_shape shape, const float *_Nullable bias, float minimum,
                            float *_Nonnull output);

/// Computes the loss's gradient with respect to the weights, `dyᵀ · x`, as [outputs, inputs]; overwritten.
void network_linear_weight_gradient(const float *_Nonnull output_gradient, const float *_Nonnull input,
                                    network_linear_shape shape, float *_Nonnull gradient);

/// Computes the loss's gradient with respect to the inputs, `dy · W`, as [rows, inputs]; overwritten.
void network_linear_input_gradient(const float *_Nonnull output_gradient, const float *_Nonnull weights,
                                   network_linear_shape shape, float *_Nonnull gradient);

/// Sets the output's gradient, `count` rows of `columns` numbers, to zero where the output, if one is given, is not
/// above zero (the gradient of ReLU), and adds all its rows to `sums`, if given (the gradient of a bias).
void network_undo_rows(float *_Nonnull output_gradient, const float *_Nullable output, size_t count,
                       size_t columns, float *_Nullable sums);

/// Writes 0 or `scale` for each of `count` numbers: 0 where the next 32 bits of SplitMix64 are below the threshold,
/// which is 2³² times the share to drop.
///
/// `state` is the generator's before its first word; two numbers take one word, its lower half first.
void network_dropout_mask(uint64_t state, uint32_t threshold, float scale, size_t count,
                          float *_Nonnull mask);

/// Multiplies the numbers that stand in the same place of two arrays of `count` numbers.
void network_multiply_each(const float *_Nonnull left, const float *_Nonnull right, size_t count,
                           float *_Nonnull result);
