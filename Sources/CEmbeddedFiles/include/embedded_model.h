#pragma once
#include <stddef.h>
#include <stdint.h>

/// Returns the first byte of the shipped model file, a safetensors checkpoint that lies in the binary and lasts as long
/// as the program.
const uint8_t *_Nonnull embedded_model_bytes(void);

/// Returns how many bytes the shipped model file has.
size_t embedded_model_count(void);

/// Returns the first byte of the network that judges a digit by its surroundings, a safetensors checkpoint as well.
const uint8_t *_Nonnull embedded_surroundings_bytes(void);

/// Returns how many bytes that network's file has.
size_t embedded_surroundings_count(void);
