#include "CHEIFShim.h"

#include <dlfcn.h>
#include <string.h>

/* What follows is part of libheif's stable binary interface (heif.h), written down here so that
   building needs no headers of it, and that it is loaded only when a photo needs it. */
enum { OK = 0, UNSUPPORTED_FILETYPE = 3, UNSUPPORTED_FEATURE = 4, MEMORY_ALLOCATION = 6,
       PLUGIN_LOADING = 11 };
enum { COLORSPACE_RGB = 1 };
enum { CHROMA_RGB = 10, CHROMA_RGBA = 11 };
enum { CHANNEL_INTERLEAVED = 10 };
typedef struct {
    int code, subcode;
    const char *message;
} heif_error;

static struct {
    heif_error (*init)(void *);  /* since 1.13, which loads decoders when it is called */
    void *(*context_alloc)(void);
    void (*context_free)(void *);
    heif_error (*context_read_from_memory_without_copy)(void *, const void *, size_t, const void *);
    heif_error (*context_get_primary_image_handle)(void *, void **);
    int (*image_handle_get_width)(const void *);
    int (*image_handle_get_height)(const void *);
    int (*image_handle_has_alpha_channel)(const void *);
    void (*image_handle_release)(const void *);
    heif_error (*decode_image)(const void *, void **, int, int, const void *);
    const uint8_t *(*image_get_plane_readonly)(const void *, int, int *);
    int (*image_get_width)(const void *, int);
    int (*image_get_height)(const void *, int);
    void (*image_release)(const void *);
    int (*have_decoder_for_format)(int);
} heif;

bool heif_shim_load(void) {
    static const char *const names[] = {
        "libheif.so.1", "libheif.1.dylib", "/opt/homebrew/lib/libheif.1.dylib",
        "/usr/local/lib/libheif.1.dylib",
    };
    void *library = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && library == NULL; i++) {
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    }
    if (library == NULL) return false;
    bool has_all = true;
#define FIND(name) \
    heif.name = (__typeof__(heif.name))dlsym(library, "heif_" #name); \
    has_all = has_all && heif.name != NULL;
    FIND(context_alloc) FIND(context_free) FIND(context_read_from_memory_without_copy)
    FIND(context_get_primary_image_handle) FIND(image_handle_get_width)
    FIND(image_handle_get_height) FIND(image_handle_has_alpha_channel) FIND(image_handle_release)
    FIND(decode_image) FIND(image_get_plane_readonly) FIND(image_get_width) FIND(image_get_height)
    FIND(image_release) FIND(have_decoder_for_format)
    bool has_needed = has_all;
    FIND(init)
    return has_needed && (heif.init == NULL || heif.init(NULL).code == OK);
}

bool heif_shim_reads(enum heif_shim_codec codec) {
    return heif.have_decoder_for_format((int)codec) != 0;
}

static heif_shim_outcome outcome(heif_error error, const char **reason) {
    *reason = error.message;
    switch (error.code) {
    case OK: return HEIF_SHIM_FINE;
    case UNSUPPORTED_FILETYPE: case UNSUPPORTED_FEATURE: case PLUGIN_LOADING:
        return HEIF_SHIM_UNSUPPORTED;
    case MEMORY_ALLOCATION: return HEIF_SHIM_NO_MEMORY;
    default: return HEIF_SHIM_BROKEN;
    }
}

heif_shim_outcome heif_shim_open(const uint8_t *bytes, size_t count, heif_shim_picture *picture,
                                 const char **reason) {
    *picture = (heif_shim_picture){.context = heif.context_alloc()};
    if (picture->context == NULL) return HEIF_SHIM_NO_MEMORY;
    heif_error error
        = heif.context_read_from_memory_without_copy(picture->context, bytes, count, NULL);
    if (error.code == OK) {
        error = heif.context_get_primary_image_handle(picture->context, &picture->handle);
    }
    if (error.code != OK) return outcome(error, reason);
    int width = heif.image_handle_get_width(picture->handle);
    int height = heif.image_handle_get_height(picture->handle);
    if (width < 1 || height < 1) return HEIF_SHIM_BROKEN;
    picture->width = (size_t)width;
    picture->height = (size_t)height;
    picture->has_alpha = heif.image_handle_has_alpha_channel(picture->handle) != 0;
    return HEIF_SHIM_FINE;
}

heif_shim_outcome heif_shim_decode(heif_shim_picture picture, uint8_t *pixels,
                                   const char **reason) {
    void *image = NULL;
    heif_error error = heif.decode_image(
        picture.handle, &image, COLORSPACE_RGB, picture.has_alpha ? CHROMA_RGBA : CHROMA_RGB, NULL);
    if (error.code != OK) return outcome(error, reason);
    int stride = 0;
    const uint8_t *rows = heif.image_get_plane_readonly(image, CHANNEL_INTERLEAVED, &stride);
    /* What the file claims and what comes out need not be the same. */
    bool fits = rows != NULL
        && heif.image_get_width(image, CHANNEL_INTERLEAVED) == (int)picture.width
        && heif.image_get_height(image, CHANNEL_INTERLEAVED) == (int)picture.height;
    size_t row = picture.width * (picture.has_alpha ? 4 : 3);
    for (size_t y = 0; fits && y < picture.height; y++) {
        memcpy(pixels + y * row, rows + y * (size_t)stride, row);
    }
    heif.image_release(image);
    return fits ? HEIF_SHIM_FINE : HEIF_SHIM_BROKEN;
}

void heif_shim_close(heif_shim_picture picture) {
    if (picture.handle != NULL) heif.image_handle_release(picture.handle);
    if (picture.context != NULL) heif.context_free(picture.context);
}
