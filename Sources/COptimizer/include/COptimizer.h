#pragma once
#include <stddef.h>

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
