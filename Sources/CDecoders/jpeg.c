#include "jpeg_shim.h"

#include <setjmp.h>
#include <stdio.h>
#include <jpeglib.h>
#include <jerror.h>

/* Where errors of one decoding go. What libjpeg calls errors, and mostly what it calls warnings, ends decoding by a
   jump, as libjpeg knows no other way to stop. The manager must come first: libjpeg has a pointer to it alone. */
typedef struct {
    struct jpeg_error_mgr manager;
    jmp_buf stopped;
} errors;

/* Ends decoding: jumps back into `jpeg_shim_decode`. Called by libjpeg at an error, and must not return. */
static void stop(j_common_ptr state) { longjmp(((errors *)state->err)->stopped, 1); }

/* Called by libjpeg with each message; a negative level is a warning (the data are damaged), others are traces. */
static void stop_at_warning(j_common_ptr state, int level) {
    /* Some cameras do not say that a sequential scan has all coefficients. */
    if (level < 0 && state->err->msg_code != JWRN_NOT_SEQUENTIAL) stop(state);
}

/* Passes over all messages, for JPEGs that are wanted even if they are damaged; libjpeg then fills up with gray. */
static void ignore(j_common_ptr state, int level) {
    (void)state;
    (void)level;
}

/* Whether the components are brightness, red, green and blue, or brightness with two color differences; CMYK and its
   kin are left to ImageMagick. */
static bool is_plain(const struct jpeg_decompress_struct *state) {
    switch (state->jpeg_color_space) {
    case JCS_GRAYSCALE: return state->num_components == 1;
    case JCS_RGB:
    case JCS_YCbCr: return state->num_components == 3;
    default: return false;
    }
}

/* Decodes from the header to the last row; returns false where the JPEG is of another kind or size, or ends early. An
   error jumps past this function, which holds nothing that would have to be freed. */
static bool decode(struct jpeg_decompress_struct *state, unsigned reduction, size_t width,
                   size_t height, bool gray, uint8_t *pixels) {
    if (jpeg_read_header(state, TRUE) != JPEG_HEADER_OK || !is_plain(state)) return false;
    /* libjpeg scales by its inverse transform: at 1/8 it computes one pixel of each block of 8 × 8. */
    state->out_color_space = gray ? JCS_GRAYSCALE : JCS_RGB;
    state->scale_num = 1;
    state->scale_denom = reduction;
    jpeg_start_decompress(state);
    /* The caller's memory has the size of the photo's header that was read before; nothing is written beyond it. */
    if (state->output_width != width || state->output_height != height) return false;
    while (state->output_scanline < height) {
        JSAMPROW row = pixels + (size_t)state->output_scanline * (gray ? 1 : 3) * width;
        if (jpeg_read_scanlines(state, &row, 1) != 1) return false;
    }
    return jpeg_finish_decompress(state);
}

/* All state is in this call, on the stack: several threads can decode at once. */
bool jpeg_shim_decode(const uint8_t *bytes, size_t count, bool even_if_damaged, unsigned reduction,
                      size_t width, size_t height, bool gray, uint8_t *pixels) {
    struct jpeg_decompress_struct state;
    errors errors;
    state.err = jpeg_std_error(&errors.manager);
    errors.manager.error_exit = stop;
    errors.manager.emit_message = even_if_damaged ? ignore : stop_at_warning;
    /* The jump of an error comes back here. No variable of this function changes between here and a jump, so none has
       an undefined value after it. */
    if (setjmp(errors.stopped)) {
        jpeg_destroy_decompress(&state);
        return false;
    }
    jpeg_create_decompress(&state);
    /* libjpeg reads the bytes where they are; it takes a pointer that is not to constants, and writes nothing there. */
    jpeg_mem_src(&state, (unsigned char *)bytes, count);
    bool decoded = decode(&state, reduction, width, height, gray, pixels);
    jpeg_destroy_decompress(&state);
    return decoded;
}
