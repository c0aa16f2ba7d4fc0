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
} adam_constants;

/// Updates `count` weights and their two moments from their gradients.
void adam_update(float *_Nonnull weights, const float *_Nonnull gradients, float *_Nonnull means,
                 float *_Nonnull squares, size_t count, adam_constants constants);

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
} winograd_picture;

/// Transforms kernels stored as [filters, 3, 3, channels] into points of [filters, channels]; turned
/// by 180° they are those of the convolution that takes the output's gradient to the input's.
void winograd_kernels(const float *_Nonnull weights, float *_Nonnull points, size_t filters,
                      size_t channels, bool turned);

/// Transforms the 6×6 pixels under each of `count` tiles, from tile `first` of a batch on, into
/// points of [count, channels].
void winograd_input(const float *_Nonnull batch, winograd_picture picture, size_t first, size_t count,
                    float *_Nonnull points);

/// Turns points of [count, channels] into the tiles' 4×4 pixels, adds the bias, if any, and cuts off
/// what is below the floor.
void winograd_output(const float *_Nonnull points, winograd_picture picture, size_t first, size_t count,
                     const float *_Nullable bias, float floor, float *_Nonnull batch);

/// Transforms the gradient of the tiles' 4×4 pixels into points of [count, channels].
void winograd_output_gradient(const float *_Nonnull batch, winograd_picture picture, size_t first,
                              size_t count, float *_Nonnull points);

/// Turns the gradient by transformed kernels, points of [filters, channels], into that by kernels.
void winograd_kernel_gradient(const float *_Nonnull points, float *_Nonnull gradient, size_t filters,
                              size_t channels);

/// A picture that is pooled; channels innermost.
typedef struct {
    size_t rows, columns, channels;
} max_pool_picture;

/// Takes the largest of each 2×2 pixels of `count` pictures, per channel, but the floor at least.
void max_pool(const float *_Nonnull input, max_pool_picture picture, size_t count, float floor,
              float *_Nonnull output);

/// Gives the output's gradient to the first of each window's pixels that equals its output, where that is
/// above the floor, and zero to the others; an odd last row or column is left as it is.
void max_pool_gradient(const float *_Nonnull slope, const float *_Nonnull input,
                       const float *_Nonnull output, max_pool_picture picture, size_t count,
                       float floor, float *_Nonnull gradient);

/// The shape of several products of matrices, each dense and row by row, one after the other.
typedef struct {
    /// How many products.
    size_t count;
    /// Rows and columns of a result, and the columns on the left that meet the rows on the right.
    size_t rows, columns, inner;
    /// Whether the matrices on the left stand in memory as [inner, rows].
    bool turned;
    /// Whether the products are added to what stands in the result.
    bool adding;
} matrix_products;

/// Multiplies matrices; those on the right are best no larger than the second-level cache.
void multiply_matrices(const float *_Nonnull left, const float *_Nonnull right, float *_Nonnull result,
                       matrix_products shape);

/// Turns [filters, length] into [length, filters].
void gather_filters(const float *_Nonnull weights, size_t filters, size_t length,
                    float *_Nonnull result);

/// A convolution of one picture, padding included; channels innermost.
typedef struct {
    size_t rows, columns, channels;
    /// Rows and columns of a kernel.
    size_t kernel;
    size_t filters;
} convolution;

/// Convolves with weights of [kernel, kernel, channels, filters], adds the bias, if any, and cuts off
/// what is below the floor.
void convolve(const float *_Nonnull picture, const float *_Nonnull weights,
              const float *_Nullable bias, float floor, convolution shape, float *_Nonnull output);

/// Computes the gradient by the weights from that by the output, or adds it to what stands there.
void convolution_gradient(const float *_Nonnull picture, const float *_Nonnull slope, bool adding,
                          convolution shape, float *_Nonnull gradient);

// Batch norm over rows of channels.

/// `max(floor, x · factor + offset)`, per channel.
typedef struct {
    const float *_Nonnull factor;
    const float *_Nonnull offset;
    float floor;
} batch_norm_scale;

/// Sums `x − c` and `(x − c)²` per channel, where c is the first row, so that squares of a large mean
/// do not cancel.
void batch_norm_moments(const float *_Nonnull input, size_t rows, size_t channels,
                        double *_Nonnull sums, double *_Nonnull squares);

/// Scales every row.
void batch_norm(const float *_Nonnull input, size_t rows, size_t channels, batch_norm_scale scale,
                float *_Nonnull output);

/// Sums `dy` and `dy · (x − c)` per channel, where the scaled input was above the floor.
void batch_norm_products(const float *_Nonnull slope, const float *_Nonnull input, size_t rows,
                         size_t channels, const float *_Nonnull center, batch_norm_scale scale,
                         double *_Nonnull sums, double *_Nonnull totals);

/// `dx = dy · factor + x · tilt + constant`, without the first where the scaled input was not above
/// the floor.
void batch_norm_gradient(const float *_Nonnull slope, const float *_Nonnull input, size_t rows,
                         size_t channels, batch_norm_scale scale, const float *_Nonnull tilt,
                         const float *_Nonnull constant, float *_Nonnull result);

/// The shape of a linear layer's batch.
typedef struct {
    size_t rows, inputs, outputs;
} linear_shape;

/// Multiplies each of the rows of inputs with the weights, [outputs, inputs], adds the bias, if any, and
/// raises what is below the floor to it.
void linear_forward(const float *_Nonnull input, const float *_Nonnull weights, linear_shape shape,
                    const float *_Nullable bias, float floor, float *_Nonnull output);

/// Computes the gradient by the weights, `dyᵀ · x`.
void linear_weight_gradient(const float *_Nonnull slope, const float *_Nonnull input,
                            linear_shape shape, float *_Nonnull gradient);

/// Computes the gradient by the inputs, `dy · W`.
void linear_input_gradient(const float *_Nonnull slope, const float *_Nonnull weights,
                           linear_shape shape, float *_Nonnull gradient);

/// Stops the gradient where the output, if any is given, is not above zero, and adds the rows of what
/// passes to the sums, if any.
void undo_rows(float *_Nonnull slope, const float *_Nullable output, size_t count, size_t columns,
               float *_Nullable sums);

/// Writes 0 where the next half of a random word of SplitMix64 is below the threshold, and elsewhere
/// the scale.
void dropout_mask(uint64_t state, uint32_t threshold, float scale, size_t count,
                  float *_Nonnull mask);

/// Multiplies number by number.
void multiply_each(const float *_Nonnull left, const float *_Nonnull right, size_t count,
                   float *_Nonnull result);
