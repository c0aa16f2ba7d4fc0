#include "embedded_model.h"

// The two networks, as the files that training wrote. The compiler copies them as they are (#embed); a Swift array
// literal of this size would take minutes. It is told not to mind that C learned this only in 2023.
#pragma clang diagnostic ignored "-Wc23-extensions"

// The network that reads digits.
static const uint8_t model[] = {
#embed "shipped.safetensors"
};

const uint8_t *embedded_model_bytes(void) { return model; }

size_t embedded_model_count(void) { return sizeof model; }

// The network that judges a digit by its surroundings on a page.
static const uint8_t surroundings[] = {
#embed "surroundings.safetensors"
};

const uint8_t *embedded_surroundings_bytes(void) { return surroundings; }

size_t embedded_surroundings_count(void) { return sizeof surroundings; }
