#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The constants of one update of Adam.
typedef struct {
    /// How long the mean gradient and the mean square are remembered.
    float beta1, beta2;
    /// Keeps the division away from zero.
    float epsilon;
    /// The learning rate with the bias corrections in it.
    float step;
    /// What is left of a weight after its decay, 1 for none.
    float keep;
} network_adam_constants;

/// Updates `count` weights and their two moments from their gradients.
void network_adam_update(float *_Nonnull weights, const float *_Nonnull gradients, float *_Nonnull means,
                         float *_Nonnull squares, size_t count, network_adam_constants constants);

// A convolution of 3×3 kernels as 36 small matrix products, one per point of a transformed tile
// ("Winograd", F(4×4, 3×3) of Lavin, Gray, "Fast Algorithms for Convolutional Neural Networks", CVPR
// 2016): 36 multiplications for 16 pixels where the plain way needs 144. What has 36 points stands
// point after point. Pictures are rows × columns × channels, channels innermost.

enum {
    /// Points of a transformed tile.
    WINOGRAD_POINTS = 36,
    /// Pixels of a tile's output along each side.
    WINOGRAD_TILE = 4
};

/// A picture that is read or written tile by tile.
typedef struct {
    size_t rows, columns, channels;
    /// Tiles along each side.
    size_t tile_rows, tile_columns;
    /// Rows and columns of zeros before the picture; 0 for what tiles cover exactly.
    size_t padding;
} network_winograd_picture;

/// Transforms kernels stored as [filters, 3, 3, channels] into points of [filters, channels]. Kernels that are
/// `rotated` by 180° are those of the convolution that takes the output's gradient to the input's.
void network_winograd_kernels(const float *_Nonnull weights, float *_Nonnull points, size_t filters,
                              size_t channels, bool rotated);

/// Transforms the 6×6 pixels under each of `count` tiles, from tile `first` of a batch on, into
/// points of [count, channels].
void network_winograd_input(const float *_Nonnull batch, network_winograd_picture picture, size_t first,
                            size_t count, float *_Nonnull points);

/// Transforms points of [count, channels] back into the tiles' 4×4 pixels: `max(minimum, y + bias)`, without the bias
/// where there is none.
void network_winograd_output(const float *_Nonnull points, network_winograd_picture picture, size_t first,
                             size_t count, const float *_Nullable bias, float minimum,
                             float *_Nonnull batch);

/// Transforms the gradient of the tiles' 4×4 pixels into points of [count, channels].
void network_winograd_output_gradient(const float *_Nonnull batch, network_winograd_picture picture,
                                      size_t first, size_t count, float *_Nonnull points);

/// Transforms the loss's gradient with respect to transformed kernels, points of [filters, channels], into that with
/// respect to the kernels.
void network_winograd_kernel_gradient(const float *_Nonnull points, float *_Nonnull gradient,
                                      size_t filters, size_t channels);

/// The shape of a picture that is pooled; channels innermost.
typedef struct {
    size_t rows, columns, channels;
} network_max_pool_picture;

/// `max(minimum, largest of each 2×2 pixels)`, per channel, of `count` pictures.
void network_max_pool(const float *_Nonnull input, network_max_pool_picture picture, size_t count,
                      float minimum, float *_Nonnull output);

/// The input's gradient of max pooling: of each window's 2×2 pixels the first that equals the output gets the output's
/// gradient where the output is above the minimum; all others get zero. An odd last row or column of `gradient` is not
/// written.
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

/// Multiplies matrices; fastest where a right one fits into the second-level cache.
void network_multiply_matrices(const float *_Nonnull left, const float *_Nonnull right,
                               float *_Nonnull result, network_matrix_products shape);

/// Transposes [filters, length] into [length, filters].
void network_gather_filters(const float *_Nonnull weights, size_t filters, size_t length,
                            float *_Nonnull result);

/// A convolution of one picture, padding included; channels innermost.
typedef struct {
    size_t rows, columns, channels;
    /// Rows and columns of a kernel.
    size_t kernel;
    size_t filters;
} network_convolution;

/// `max(minimum, picture ∗ weights + bias)` with weights of [kernel, kernel, channels, filters], without the bias where
/// there is none.
void network_convolve(const float *_Nonnull picture, const float *_Nonnull weights,
                      const float *_Nullable bias, float minimum, network_convolution shape,
                      float *_Nonnull output);

/// Computes the loss's gradient with respect to the weights from that with respect to the output; with `adding`, adds
/// it to the numbers in `gradient`.
void network_convolution_gradient(const float *_Nonnull picture, const float *_Nonnull output_gradient,
                                  bool adding, network_convolution shape, float *_Nonnull gradient);

// Batch norm over rows of channels.

/// `max(minimum, x · factor + offset)`, per channel.
typedef struct {
    const float *_Nonnull factor;
    const float *_Nonnull offset;
    float minimum;
} network_batch_norm_scale;

/// Sums `x − c` and `(x − c)²` per channel, where c is the first row, so that squares of a large mean
/// do not cancel.
void network_batch_norm_moments(const float *_Nonnull input, size_t rows, size_t channels,
                                double *_Nonnull sums, double *_Nonnull squares);

/// Scales and offsets every row.
void network_batch_norm(const float *_Nonnull input, size_t rows, size_t channels,
                        network_batch_norm_scale scale, float *_Nonnull output);

/// Sums `dy` (into `sums`) and `dy · (x − c)` (into `totals`) per channel over the inputs x whose scaled value is above
/// the minimum; dy is the output's gradient, c the center.
void network_batch_norm_products(const float *_Nonnull output_gradient, const float *_Nonnull input,
                                 size_t rows, size_t channels, const float *_Nonnull center,
                                 network_batch_norm_scale scale, double *_Nonnull sums,
                                 double *_Nonnull totals);

/// `dx = dy · factor + x · input_factor + constant`, with dy = 0 where the scaled input is not above the minimum.
void network_batch_norm_gradient(const float *_Nonnull output_gradient, const float *_Nonnull input,
                                 size_t rows, size_t channels, network_batch_norm_scale scale,
                                 const float *_Nonnull input_factor, const float *_Nonnull constant,
                                 float *_Nonnull result);

/// The shape of a linear layer's batch.
typedef struct {
    size_t rows, inputs, outputs;
} network_linear_shape;

/// `max(minimum, W · x + bias)` for each row of inputs x, with weights W of [outputs, inputs], without the bias where
/// there is none.
void network_linear_forward(const float *_Nonnull input, const float *_Nonnull weights,
                            network_linear_shape shape, const float *_Nullable bias, float minimum,
                            float *_Nonnull output);

/// Computes the loss's gradient with respect to the weights, `dyᵀ · x`.
void network_linear_weight_gradient(const float *_Nonnull output_gradient, const float *_Nonnull input,
                                    network_linear_shape shape, float *_Nonnull gradient);

/// Computes the loss's gradient with respect to the inputs, `dy · W`.
void network_linear_input_gradient(const float *_Nonnull output_gradient, const float *_Nonnull weights,
                                   network_linear_shape shape, float *_Nonnull gradient);

/// Sets the output's gradient to zero where the output, if one is given, is not above zero (the gradient of ReLU), and
/// adds all its rows to `sums`, if given (the gradient of a bias).
void network_undo_rows(float *_Nonnull output_gradient, const float *_Nullable output, size_t count,
                       size_t columns, float *_Nullable sums);

/// Writes 0 or `scale` for each number: 0 where the next 32 bits of SplitMix64, two numbers to a word, are below the
/// threshold.
void network_dropout_mask(uint64_t state, uint32_t threshold, float scale, size_t count,
                          float *_Nonnull mask);

/// The products of numbers in the same place.
void network_multiply_each(const float *_Nonnull left, const float *_Nonnull right, size_t count,
                           float *_Nonnull result);
