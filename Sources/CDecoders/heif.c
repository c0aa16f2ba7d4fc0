#include "heif_shim.h"

#include "library.h"

#include <dlfcn.h>
#include <string.h>

/* What follows is part of libheif's stable binary interface (heif.h), written down here so that building needs no
   headers of it, and that it is loaded only when a photo needs it.

   The codes of its errors that are told from others. */
enum { OK = 0, UNSUPPORTED_FILETYPE = 3, UNSUPPORTED_FEATURE = 4, MEMORY_ALLOCATION = 6,
       PLUGIN_LOADING = 11 };
/* How an image's colors are kept: as brightness and two differences, or as red, green and blue. */
enum { COLORSPACE_YCBCR = 0, COLORSPACE_RGB = 1 };
/* Which planes there are: brightness and two differences of half its width and height (4:2:0), or one of interleaved
   bytes, three or (with opacity) four a pixel. */
enum { CHROMA_420 = 1, CHROMA_RGB = 10, CHROMA_RGBA = 11 };
/* The planes' numbers: brightness, the differences of blue and of red, or all interleaved. */
enum { CHANNEL_Y = 0, CHANNEL_CB = 1, CHANNEL_CR = 2, CHANNEL_INTERLEAVED = 10 };
/* How red, green and blue became brightness and differences: ITU-T H.273, table 4. */
enum { MATRIX_BT709 = 1, MATRIX_UNSPECIFIED = 2, MATRIX_BT470 = 5, MATRIX_BT601 = 6,
       MATRIX_BT2020 = 9 };
/* How a picture codes its colors, as its `colr` box or its codec's stream says ("nclx"). Only the beginning of
   libheif's structure, which libheif allocates. */
typedef struct {
    uint8_t version;
    int primaries, transfer, matrix;
    uint8_t is_full_range;
    /* Primaries as numbers follow. */
} heif_nclx;
/* What libheif's functions return: a code, and a text that lasts as long as what they were called on. */
typedef struct {
    int code, subcode;
    const char *message;
} heif_error;

/* libheif's functions, under their own names without `heif_`; all NULL until `heif_shim_load`. Its types of contexts,
   handles and images are `void` here: they are only passed on. */
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
    /* Decoding, and what came of it: planes with their row lengths, sizes in each channel, colors. */
    heif_error (*decode_image)(const void *, void **, int, int, const void *);
    const uint8_t *(*image_get_plane_readonly)(const void *, int, int *);
    int (*image_get_width)(const void *, int);
    int (*image_get_height)(const void *, int);
    int (*image_get_colorspace)(const void *);
    int (*image_get_chroma_format)(const void *);
    int (*image_get_bits_per_pixel_range)(const void *, int);
    heif_error (*image_handle_get_nclx_color_profile)(const void *, heif_nclx **);
    heif_error (*image_get_nclx_color_profile)(const void *, heif_nclx **);
    void (*nclx_color_profile_free)(heif_nclx *);
    void (*image_release)(const void *);
    int (*have_decoder_for_format)(int);
    const char *(*get_version)(void);
} heif;

/* Looks for the library by its file name, then where Homebrew puts it on Macs. All functions must be there except for
   `heif_init`. */
bool heif_shim_load(void) {
    static const char *const names[] = {
        "libheif.so.1", "libheif.1.dylib", "/opt/homebrew/lib/libheif.1.dylib",
        "/usr/local/lib/libheif.1.dylib",
    };
    void *library = open_first_library(names, sizeof names / sizeof *names);
    if (library == NULL) return false;
    bool has_all = true;
#define FIND(name) \
    heif.name = (__typeof__(heif.name))dlsym(library, "heif_" #name); \
    has_all = has_all && heif.name != NULL;
    FIND(context_alloc) FIND(context_free) FIND(context_read_from_memory_without_copy)
    FIND(context_get_primary_image_handle) FIND(image_handle_get_width)
    FIND(image_handle_get_height) FIND(image_handle_has_alpha_channel) FIND(image_handle_release)
    FIND(decode_image) FIND(image_get_plane_readonly) FIND(image_get_width) FIND(image_get_height)
    FIND(image_get_colorspace) FIND(image_get_chroma_format) FIND(image_get_bits_per_pixel_range)
    FIND(image_handle_get_nclx_color_profile) FIND(image_get_nclx_color_profile)
    FIND(nclx_color_profile_free)
    FIND(image_release) FIND(have_decoder_for_format) FIND(get_version)
    /* `heif_init` is younger than the other functions (1.13): versions without it need no such call. */
    bool has_needed = has_all;
    FIND(init)
    return has_needed && (heif.init == NULL || heif.init(NULL).code == OK);
}

/* Only after loading; the text is libheif's. */
const char *heif_shim_version(void) { return heif.get_version(); }

/* The enumeration's numbers are libheif's own. */
bool heif_shim_reads(enum heif_shim_codec codec) {
    return heif.have_decoder_for_format((int)codec) != 0;
}

/* Sorts libheif's errors by what can be done about them, and passes libheif's text on in `reason`. */
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

/* Whatever was allocated before a failure stays in `picture`, for `heif_shim_close` to free. */
heif_shim_outcome heif_shim_open(const uint8_t *bytes, size_t count, heif_shim_picture *picture,
                                 const char **reason) {
    *picture = (heif_shim_picture){.context = heif.context_alloc()};
    if (picture->context == NULL) return HEIF_SHIM_NO_MEMORY;
    /* Without a copy: the caller keeps the bytes as long as the picture is open. */
    heif_error error
        = heif.context_read_from_memory_without_copy(picture->context, bytes, count, NULL);
    if (error.code == OK) {
        error = heif.context_get_primary_image_handle(picture->context, &picture->handle);
    }
    if (error.code != OK) return outcome(error, reason);
    /* libheif counts the file's rotations and mirrorings in: this is the size of the upright picture. */
    int width = heif.image_handle_get_width(picture->handle);
    int height = heif.image_handle_get_height(picture->handle);
    if (width < 1 || height < 1) return HEIF_SHIM_BROKEN;
    picture->width = (size_t)width;
    picture->height = (size_t)height;
    picture->has_alpha = heif.image_handle_has_alpha_channel(picture->handle) != 0;
    return HEIF_SHIM_FINE;
}

/* Finds a plane's bytes, its row length in bytes and its size; all 0 where the image has no such plane or its numbers
   make no sense. The bytes belong to the image. */
static heif_shim_plane plane(const void *image, int channel) {
    int stride = 0;
    const uint8_t *bytes = heif.image_get_plane_readonly(image, channel, &stride);
    int width = heif.image_get_width(image, channel), height = heif.image_get_height(image, channel);
    /* The caller trusts these numbers: it reads `height` rows of `stride` bytes. */
    if (bytes == NULL || width < 1 || height < 1 || stride < width) return (heif_shim_plane){0};
    return (heif_shim_plane){bytes, (size_t)stride, (size_t)width, (size_t)height};
}

/* Finds the weights of red and blue in the brightness by a matrix (ITU-T H.273, table 4); false for matrices that have
   none such, or that hardly any picture has. */
static bool find_weights(heif_shim_pixels *pixels, int matrix) {
    switch (matrix) {
    case MATRIX_BT709:
        pixels->red_weight = 0.2126f, pixels->blue_weight = 0.0722f;
        return true;
    /* libheif takes pictures that do not say for what JPEGs are. */
    case MATRIX_UNSPECIFIED: case MATRIX_BT470: case MATRIX_BT601:
        pixels->red_weight = 0.299f, pixels->blue_weight = 0.114f;
        return true;
    case MATRIX_BT2020:
        pixels->red_weight = 0.2627f, pixels->blue_weight = 0.0593f;
        return true;
    default: return false;
    }
}

/* Whether a picture is in planes of a byte a sample, with known weights, and they were found; fills `pixels`. */
static bool find_planes(const void *handle, heif_shim_pixels *pixels) {
    const void *image = pixels->image;
    /* libheif may return something else than was asked for. */
    if (heif.image_get_colorspace(image) != COLORSPACE_YCBCR
        || heif.image_get_chroma_format(image) != CHROMA_420
        || heif.image_get_bits_per_pixel_range(image, CHANNEL_Y) != 8
        || heif.image_get_bits_per_pixel_range(image, CHANNEL_CB) != 8
        || heif.image_get_bits_per_pixel_range(image, CHANNEL_CR) != 8) return false;
    int matrix = MATRIX_UNSPECIFIED;
    pixels->is_full_range = true;
    heif_nclx *nclx = NULL;
    /* What the file says goes before what the codec's stream says; where neither says anything, JPEG's way is taken. */
    bool is_said = heif.image_handle_get_nclx_color_profile(handle, &nclx).code == OK
        || heif.image_get_nclx_color_profile(image, &nclx).code == OK;
    if (is_said && nclx != NULL) {
        matrix = nclx->matrix;
        pixels->is_full_range = nclx->is_full_range != 0;
        heif.nclx_color_profile_free(nclx);
    }
    pixels->first = plane(image, CHANNEL_Y);
    pixels->blue = plane(image, CHANNEL_CB);
    pixels->red = plane(image, CHANNEL_CR);
    pixels->is_in_planes = find_weights(pixels, matrix);
    return pixels->is_in_planes && pixels->blue.bytes != NULL && pixels->red.bytes != NULL;
}

/* Planes are asked for first: they have half the bytes of red, green and blue, and are scaled down before they are
   converted. */
heif_shim_outcome heif_shim_decode(heif_shim_picture picture, heif_shim_pixels *pixels,
                                   const char **reason) {
    *pixels = (heif_shim_pixels){0};
    bool wants_planes = !picture.has_alpha;
    heif_error error = {OK};
    if (wants_planes) {
        error = heif.decode_image(
            picture.handle, &pixels->image, COLORSPACE_YCBCR, CHROMA_420, NULL);
        /* Decoded, but of no use in this form: it is decoded once more below. */
        if (error.code == OK && !find_planes(picture.handle, pixels)) {
            heif_shim_release(*pixels);
            *pixels = (heif_shim_pixels){0};
        }
    }
    /* The rest are few: pictures of more than eight bits, with opacity, or in other planes. libheif converts them. */
    bool can_be_other = error.code == OK || error.code == UNSUPPORTED_FEATURE;
    if (pixels->image == NULL && can_be_other) {
        error = heif.decode_image(picture.handle, &pixels->image, COLORSPACE_RGB,
                                  picture.has_alpha ? CHROMA_RGBA : CHROMA_RGB, NULL);
    }
    if (error.code != OK) return outcome(error, reason);
    if (!pixels->is_in_planes) pixels->first = plane(pixels->image, CHANNEL_INTERLEAVED);
    /* What the file claims and what comes out need not be the same; the caller reads as many bytes as the file
       claims. */
    size_t bytes_per_pixel = pixels->is_in_planes ? 1 : picture.has_alpha ? 4 : 3;
    bool fits = pixels->first.bytes != NULL && pixels->first.width == picture.width
        && pixels->first.height == picture.height
        && pixels->first.row_bytes / bytes_per_pixel >= picture.width;
    return fits ? HEIF_SHIM_FINE : HEIF_SHIM_BROKEN;
}

/* Also after a failure: what was not made is NULL. */
void heif_shim_release(heif_shim_pixels pixels) {
    if (pixels.image != NULL) heif.image_release(pixels.image);
}

/* The handle first: it refers to the context. */
void heif_shim_close(heif_shim_picture picture) {
    if (picture.handle != NULL) heif.image_handle_release(picture.handle);
    if (picture.context != NULL) heif.context_free(picture.context);
}
