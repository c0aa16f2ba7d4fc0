#include "png_shim.h"

#include "library.h"

#include <dlfcn.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

/* The exponent of sRGB, 1/2.2, as a PNG's gAMA chunk has it, in hundred thousandths (PNG specification), and by how
   much another may differ before it is not taken for sRGB: about 1 %, which allows for programs that round it; not
   measured.

   What follows is part of the binary interface of libpng 1.6, written down here so that building needs no headers of
   it, and that it is loaded only when a photo needs it. */
enum { SRGB_GAMMA = 45455, GAMMA_TOLERANCE = 500 };

/* libpng's functions, under their own names without `png_`; all NULL until `png_shim_load`. */
static struct {
    const char *(*get_libpng_ver)(const void *);
    void *(*create_read_struct)(const char *, void *, void (*)(void *, const char *),
                                void (*)(void *, const char *));
    void *(*create_info_struct)(void *);
    void (*destroy_read_struct)(void **, void **, void **);
    void *(*get_error_ptr)(const void *);
    void (*set_read_fn)(void *, void *, void (*)(void *, uint8_t *, size_t));
    void *(*get_io_ptr)(const void *);
    /* The header, what is to be made of the pixels, and the rows. */
    void (*read_info)(void *, void *);
    uint32_t (*get_IHDR)(const void *, const void *, uint32_t *, uint32_t *, int *, int *, int *,
                         int *, int *);
    uint32_t (*get_gAMA_fixed)(const void *, const void *, int32_t *);
    void (*set_expand)(void *);
    void (*set_scale_16)(void *);
    void (*read_update_info)(void *, void *);
    uint8_t (*get_channels)(const void *, const void *);
    void (*read_row)(void *, uint8_t *, uint8_t *);
} png;

/* Looks for the library by its file name, then where Homebrew puts it on Macs; all functions must be there. */
bool png_shim_load(void) {
    static const char *const names[] = {
        "libpng16.so.16", "libpng16.16.dylib", "/opt/homebrew/lib/libpng16.16.dylib",
        "/usr/local/lib/libpng16.16.dylib",
    };
    void *library = open_first_library(names, sizeof names / sizeof *names);
    if (library == NULL) return false;
    bool has_all = true;
#define FIND(name) \
    png.name = (__typeof__(png.name))dlsym(library, "png_" #name); \
    has_all = has_all && png.name != NULL;
    FIND(get_libpng_ver) FIND(create_read_struct) FIND(create_info_struct) FIND(destroy_read_struct)
    FIND(get_error_ptr) FIND(set_read_fn) FIND(get_io_ptr) FIND(read_info) FIND(get_IHDR)
    FIND(get_gAMA_fixed) FIND(set_expand) FIND(set_scale_16) FIND(read_update_info)
    FIND(get_channels) FIND(read_row)
    return has_all;
}

/* One open PNG, allocated by `png_shim_open` and freed by `png_shim_close`. */
struct png_shim {
    /* libpng's two structures: its state, and what the header says. */
    void *reader, *info;
    /* The next byte that libpng has not read, and how many there are from it on. */
    const uint8_t *next;
    size_t left;
    /* Where errors jump to, as libpng knows no other way to stop; set anew by each function that calls libpng. */
    jmp_buf stopped;
};

/* Ends reading by a jump; called by libpng at an error, and must not return. */
static void stop(void *reader, const char *reason) {
    (void)reason;
    longjmp(((png_shim *)png.get_error_ptr(reader))->stopped, 1);
}

/* Passes over libpng's warnings: about parts of the file that are no pixels. */
static void ignore(void *reader, const char *reason) {
    (void)reader;
    (void)reason;
}

/* Gives libpng its next `count` bytes; ends reading where there are fewer. */
static void take(void *reader, uint8_t *bytes, size_t count) {
    png_shim *state = png.get_io_ptr(reader);
    if (count > state->left) stop(reader, NULL);
    memcpy(bytes, state->next, count);
    state->next += count;
    state->left -= count;
}

/* Reads up to the pixels and fills `header`; false where the gAMA chunk says that the numbers are not sRGB's. libpng is
   asked to bring numbers of other widths to a byte a channel, palettes to colors, and the one transparent color to
   opacity. */
static bool read_header(png_shim *state, png_shim_header *header) {
    void *reader = state->reader, *info = state->info;
    png.set_read_fn(reader, state, take);
    png.read_info(reader, info);
    uint32_t width, height;
    int depth, color, interlace, compression, filter;
    png.get_IHDR(reader, info, &width, &height, &depth, &color, &interlace, &compression, &filter);
    /* A file without a gAMA chunk is taken for sRGB. */
    int32_t gamma;
    if (png.get_gAMA_fixed(reader, info, &gamma) != 0
        && abs(gamma - SRGB_GAMMA) > GAMMA_TOLERANCE) return false;
    png.set_expand(reader);
    png.set_scale_16(reader);
    /* The number of channels is known only once all transformations are set. */
    png.read_update_info(reader, info);
    *header = (png_shim_header){width, height, png.get_channels(reader, info), interlace != 0};
    return header->channels >= 1 && header->channels <= 4;
}

/* `state` does not change after `setjmp`, so it has its value after a jump, too. */
png_shim *png_shim_open(const uint8_t *bytes, size_t count, png_shim_header *header) {
    png_shim *state = calloc(1, sizeof *state);
    if (state == NULL) return NULL;
    state->next = bytes;
    state->left = count;
    if (setjmp(state->stopped)) {
        png_shim_close(state);
        return NULL;
    }
    /* The version that is asked for is the library's own: its structures are never looked into here. */
    state->reader = png.create_read_struct(png.get_libpng_ver(NULL), state, stop, ignore);
    if (state->reader != NULL) state->info = png.create_info_struct(state->reader);
    if (state->info != NULL && read_header(state, header)) return state;
    png_shim_close(state);
    return NULL;
}

/* One jump's target lasts only as long as the function that has set it, so each row sets its own. */
bool png_shim_read_row(png_shim *state, uint8_t *row) {
    if (setjmp(state->stopped)) return false;
    png.read_row(state->reader, row, NULL);
    return true;
}

void png_shim_close(png_shim *state) {
    /* Also of a PNG that was opened in part: libpng takes NULL for what is not there. */
    if (state->reader != NULL) png.destroy_read_struct(&state->reader, &state->info, NULL);
    free(state);
}
