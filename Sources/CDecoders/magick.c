#define _GNU_SOURCE
#include "magick_shim.h"

#include "library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What follows is part of MagickWand's binary interface, written down here so that building needs no headers of it,
   that it is loaded only when a photo needs it (most are plain JPEGs, which do not, and loading its many libraries is a
   tenth of what reading one photo costs), and that one program serves with version 6 and with version 7, whichever a
   system has.

   A wand holds the pictures of one file; a drawing wand how text is drawn; an exception what went wrong. */
typedef struct MagickWand MagickWand;
typedef struct DrawingWand DrawingWand;
typedef struct MagickInfo MagickInfo;
typedef struct Image Image;
typedef int MagickBooleanType;
/* What went wrong and how badly (severity, 0 for nothing). */
typedef struct {
    int severity, error_number;
    char *reason, *description;
    /* More follows, which differs. */
} ExceptionInfo;
/* False; the storage type of a byte a channel; and the first version number of ImageMagick 7. */
enum { MagickFalse = 0, CharPixel = 1, FIRST_OF_VERSION_7 = 0x700 };

/* The numbers that versions 6 and 7 give to what they both have: resources that can be limited, and the color space
   sRGB. */
static const struct numbers {
    int disk, map, memory, threads;  /* resources */
    int srgb;  /* a color space */
} version_6 = {2, 4, 5, 6, 13}, version_7 = {2, 5, 6, 7, 23};
/* Those of the version that was loaded. */
static const struct numbers *number_of = &version_7;

/* What is used of MagickWand and MagickCore, for each: name, result, parameters. Written once, and used to declare the
   pointers and to find the functions. */
#define FUNCTIONS(DO) \
    DO(AcquireExceptionInfo, ExceptionInfo *, (void)) \
    DO(DestroyExceptionInfo, ExceptionInfo *, (ExceptionInfo *)) \
    DO(MagickWandGenesis, void, (void)) \
    DO(MagickGetVersion, const char *, (size_t *)) \
    DO(GetMagickFeatures, const char *, (void)) \
    DO(MagickSetResourceLimit, MagickBooleanType, (int, uint64_t)) \
    DO(MagickGetResourceLimit, uint64_t, (int)) \
    DO(MagickSetSecurityPolicy, MagickBooleanType, (MagickWand *, const char *)) \
    DO(GetMagickInfo, const MagickInfo *, (const char *, ExceptionInfo *)) \
    DO(GetMagickBlobSupport, MagickBooleanType, (const MagickInfo *)) \
    DO(MagickRelinquishMemory, void *, (void *)) \
    DO(NewMagickWand, MagickWand *, (void)) \
    DO(DestroyMagickWand, MagickWand *, (MagickWand *)) \
    DO(MagickSetFormat, MagickBooleanType, (MagickWand *, const char *)) \
    DO(MagickSetFilename, MagickBooleanType, (MagickWand *, const char *)) \
    DO(MagickSetOption, MagickBooleanType, (MagickWand *, const char *, const char *)) \
    DO(MagickReadImageBlob, MagickBooleanType, (MagickWand *, const void *, size_t)) \
    DO(MagickPingImageBlob, MagickBooleanType, (MagickWand *, const void *, size_t)) \
    DO(MagickConstituteImage, MagickBooleanType, \
       (MagickWand *, size_t, size_t, const char *, int, const void *)) \
    DO(MagickGetNumberImages, size_t, (MagickWand *)) \
    DO(MagickGetImageWidth, size_t, (MagickWand *)) \
    DO(MagickGetImageHeight, size_t, (MagickWand *)) \
    DO(MagickGetImageAlphaChannel, MagickBooleanType, (MagickWand *)) \
    DO(MagickScaleImage, MagickBooleanType, (MagickWand *, size_t, size_t)) \
    DO(MagickTransformImageColorspace, MagickBooleanType, (MagickWand *, int)) \
    DO(MagickExportImagePixels, MagickBooleanType, \
       (MagickWand *, ssize_t, ssize_t, size_t, size_t, const char *, int, void *)) \
    DO(MagickSetImageFormat, MagickBooleanType, (MagickWand *, const char *)) \
    DO(MagickSetImageCompressionQuality, MagickBooleanType, (MagickWand *, size_t)) \
    DO(MagickGetImageBlob, unsigned char *, (MagickWand *, size_t *)) \
    DO(MagickGetException, char *, (const MagickWand *, int *)) \
    DO(GetImageFromMagickWand, Image *, (const MagickWand *)) \
    DO(NewDrawingWand, DrawingWand *, (void)) \
    DO(DestroyDrawingWand, DrawingWand *, (DrawingWand *)) \
    DO(DrawSetFont, MagickBooleanType, (DrawingWand *, const char *)) \
    DO(DrawSetFontSize, void, (DrawingWand *, double)) \
    DO(MagickAnnotateImage, MagickBooleanType, \
       (MagickWand *, const DrawingWand *, double, double, double, const char *))

/* The functions that were found, under their own names; all NULL until `magick_shim_load`. */
#define DECLARE(name, result, parameters) result (*name) parameters;
static struct {
    FUNCTIONS(DECLARE)
    void (*GetImageException)(Image *, ExceptionInfo *);  /* of version 6 alone */
} magick;

/* Where ImageMagick is looked for, the newer version first, where a system has both. With and without HDRI (pixels in
   floating point) differ in pixels alone, which nothing here touches. */
static const char *const libraries[] = {
#ifdef __linux__
    "libMagickWand-7.Q16HDRI.so.10", "libMagickWand-7.Q16.so.10", "libMagickWand-6.Q16.so.7",
    "libMagickWand-6.Q16.so.6", "libMagickWand-6.Q16HDRI.so.7", "libMagickWand-6.Q16HDRI.so.6",
#else
    "libMagickWand-7.Q16HDRI.10.dylib", "/opt/homebrew/lib/libMagickWand-7.Q16HDRI.10.dylib",
    "/usr/local/lib/libMagickWand-7.Q16HDRI.10.dylib",
#endif
};

/* Both versions export the same functions under the same names, so one table of pointers serves. */
bool magick_shim_load(void) {
    void *library = open_first_library(libraries, sizeof libraries / sizeof *libraries);
    if (library == NULL) return false;
    /* MagickWand brings MagickCore, whose functions are found through it. Without any one of them there is no
       ImageMagick; only `GetImageException` may be missing, as from version 7. */
    bool has_all = true;
#define FIND(name, result, parameters) \
    magick.name = (__typeof__(magick.name))dlsym(library, #name); \
    has_all = has_all && magick.name != NULL;
    FUNCTIONS(FIND)
    magick.GetImageException
        = (__typeof__(magick.GetImageException))dlsym(library, "GetImageException");
    if (!has_all) return false;
    /* The library says itself what it is: file names can be links. */
    size_t version;
    magick.MagickGetVersion(&version);
    number_of = version < FIRST_OF_VERSION_7 ? &version_6 : &version_7;
    return true;
}

/* One picture, allocated by `magick_shim_create` and freed by `magick_shim_destroy`. */
struct MagickShimImage {
    /* ImageMagick's own memory of the picture. */
    MagickWand *wand;
    /* The worst that has happened so far, 0 for nothing, with its reason: version 6 tells it only once. */
    int severity;
    char reason[512];
};

/* The wand of a picture. */
static MagickWand *wand_of(MagickShimImage *image) { return image->wand; }

/* Limits hold for the process and all its threads, whoever else uses ImageMagick in it. */
bool magick_shim_start(const char *policy) {
    /* A time limit counts from the start of the process and ends it: not for a library. */
    unsetenv("MAGICK_TIME_LIMIT");
    magick.MagickWandGenesis();
    /* Worker processes are what runs in parallel: threads of ImageMagick would compete with them. */
    magick.MagickSetResourceLimit(number_of->threads, 1);
    /* A picture that does not fit into memory is to fail, not to fill the disk. */
    magick.MagickSetResourceLimit(number_of->map, 0);
    magick.MagickSetResourceLimit(number_of->disk, 0);
    MagickWand *wand = magick.NewMagickWand();
    if (wand == NULL) return false;
    /* Older versions refuse a policy beside the system's; forcing the coder is the main wall. */
    bool accepted = magick.MagickSetSecurityPolicy(wand, policy) != MagickFalse;
    magick.DestroyMagickWand(wand);
    return accepted;
}

/* A coder without support for memory would want a file's name. */
bool magick_shim_reads(const char *format) {
    ExceptionInfo *exception = magick.AcquireExceptionInfo();
    const MagickInfo *coder = magick.GetMagickInfo(format, exception);
    magick.DestroyExceptionInfo(exception);
    return coder != NULL && magick.GetMagickBlobSupport(coder) != MagickFalse;
}

/* What policy.xml and the environment allow, in bytes. */
uint64_t magick_shim_memory_limit(void) { return magick.MagickGetResourceLimit(number_of->memory); }

/* ImageMagick says by the word HDRI among its features whether it keeps pixels in floating point. */
size_t magick_shim_bytes_per_pixel(void) {
    /* Four channels of 16 bits, or of 32-bit floating point, in bytes. */
    return strstr(magick.GetMagickFeatures(), "HDRI") == NULL ? 8 : 16;
}

const char *magick_shim_version(void) {
    size_t number;
    return magick.MagickGetVersion(&number);
}

MagickShimImage *magick_shim_create(void) {
    MagickShimImage *image = calloc(1, sizeof *image);
    if (image == NULL) return NULL;
    /* Both or nothing: a picture without a wand is never handed out. */
    image->wand = magick.NewMagickWand();
    if (image->wand != NULL) return image;
    free(image);
    return NULL;
}

/* The wand frees the pixels. */
void magick_shim_destroy(MagickShimImage *image) {
    magick.DestroyMagickWand(wand_of(image));
    free(image);
}

/* Forces the coder, so that the bytes are not sniffed for others, and the first frame alone ("[0]"); there is no file
   name that could be parsed for commands. False where ImageMagick has no memory. */
static bool prepare(MagickWand *wand, const char *format) {
    return magick.MagickSetFormat(wand, format) != MagickFalse
        && magick.MagickSetFilename(wand, "[0]") != MagickFalse;
}

/* Options must be set before reading; they hold for this wand alone. */
bool magick_shim_read(
    MagickShimImage *image, const char *format, const uint8_t *bytes, size_t count,
    size_t width, size_t height, unsigned white) {
    MagickWand *wand = wand_of(image);
    if (!prepare(wand, format)) return false;
    /* Floating-point pixels have no fixed white; this says which number is to become the brightest level. */
    if (white > 1) {
        char maximum[16];
        snprintf(maximum, sizeof maximum, "%u", white);
        magick.MagickSetOption(wand, "quantum:maximum", maximum);
    }
    /* libjpeg then decodes at the smallest of its reductions that still has this size. */
    if (width > 0 && height > 0) {
        char size[64];
        snprintf(size, sizeof size, "%zux%zu", width, height);
        magick.MagickSetOption(wand, "jpeg:size", size);
    }
    /* Gain maps would be decoded at full size. */
    magick.MagickSetOption(wand, "jpeg:detect-uhdr", "false");
    return magick.MagickReadImageBlob(wand, bytes, count) != MagickFalse;
}

/* Pinging reads the header; ImageMagick makes a picture without pixels of it. */
bool magick_shim_ping(
    MagickShimImage *image, const char *format, const uint8_t *bytes, size_t count) {
    MagickWand *wand = wand_of(image);
    return prepare(wand, format) && magick.MagickPingImageBlob(wand, bytes, count) != MagickFalse;
}

/* CharPixel: a byte for each letter of the map. */
bool magick_shim_constitute(
    MagickShimImage *image, size_t width, size_t height, const char *map, const uint8_t *bytes) {
    return magick.MagickConstituteImage(wand_of(image), width, height, map, CharPixel, bytes)
        != MagickFalse;
}

/* A new drawing wand draws in black. */
bool magick_shim_write_text(
    MagickShimImage *image, const char *font, double size, double x, double y, const char *text) {
    DrawingWand *pen = magick.NewDrawingWand();
    if (pen == NULL) return false;
    magick.DrawSetFontSize(pen, size);
    /* Drawn from the line's beginning on, at an angle of 0. */
    bool is_written = magick.DrawSetFont(pen, font) != MagickFalse
        && magick.MagickAnnotateImage(wand_of(image), pen, x, y, 0, text) != MagickFalse;
    magick.DestroyDrawingWand(pen);
    return is_written;
}

/* Whether the picture has no frame: most of MagickWand's functions would note an error then. */
static bool is_empty(MagickShimImage *image) {
    return magick.MagickGetNumberImages(wand_of(image)) == 0;
}

size_t magick_shim_width(MagickShimImage *image) {
    return is_empty(image) ? 0 : magick.MagickGetImageWidth(wand_of(image));
}

size_t magick_shim_height(MagickShimImage *image) {
    return is_empty(image) ? 0 : magick.MagickGetImageHeight(wand_of(image));
}

bool magick_shim_has_alpha(MagickShimImage *image) {
    return !is_empty(image) && magick.MagickGetImageAlphaChannel(wand_of(image)) != MagickFalse;
}

bool magick_shim_scale(MagickShimImage *image, size_t width, size_t height) {
    return magick.MagickScaleImage(wand_of(image), width, height) != MagickFalse;
}

/* From CMYK, gray, linear and other spaces; a picture that is sRGB already stays as it is. */
bool magick_shim_to_srgb(MagickShimImage *image) {
    return magick.MagickTransformImageColorspace(wand_of(image), number_of->srgb) != MagickFalse;
}

/* The whole picture, from its top left corner. */
bool magick_shim_export(MagickShimImage *image, const char *map, uint8_t *bytes) {
    return magick.MagickExportImagePixels(
               wand_of(image), 0, 0, magick_shim_width(image), magick_shim_height(image), map,
               CharPixel, bytes) != MagickFalse;
}

/* The bytes come from ImageMagick's own allocator, so only it can free them. */
uint8_t *magick_shim_encode(
    MagickShimImage *image, const char *format, unsigned quality, bool chroma_halved,
    size_t *count) {
    MagickWand *wand = wand_of(image);
    *count = 0;
    if (magick.MagickSetImageFormat(wand, format) == MagickFalse) return NULL;
    /* Dates would make equal pictures differ. */
    magick.MagickSetOption(wand, "png:exclude-chunks", "date,time");
    if (quality > 0) magick.MagickSetImageCompressionQuality(wand, quality);
    /* "2x2" is 4:2:0: each color sample is shared by 2 × 2 pixels. Formats other than JPEG ignore it. */
    magick.MagickSetOption(wand, "jpeg:sampling-factor", chroma_halved ? "2x2,1x1,1x1" : "1x1,1x1,1x1");
    return magick.MagickGetImageBlob(wand, count);
}

void magick_shim_free(uint8_t *bytes) { magick.MagickRelinquishMemory(bytes); }

/* Remembers what happened to a picture if nothing as bad has; the text is cut to the space there is. */
static void note(MagickShimImage *image, int severity, const char *text) {
    if (severity <= image->severity) return;
    image->severity = severity;
    snprintf(image->reason, sizeof image->reason, "%s", text == NULL ? "" : text);
}

/* Asks the wand first, then the picture itself. Texts that ImageMagick allocates are freed here. */
int magick_shim_severity(MagickShimImage *image, char *reason, size_t capacity) {
    int severity = 0;
    char *text = magick.MagickGetException(wand_of(image), &severity);
    note(image, severity, text);
    magick.MagickRelinquishMemory(text);
    /* ImageMagick 6 keeps what went wrong in a coder with the image and says nothing. */
    if (magick.GetImageException != NULL && !is_empty(image)) {
        ExceptionInfo *exception = magick.AcquireExceptionInfo();
        magick.GetImageException(magick.GetImageFromMagickWand(wand_of(image)), exception);
        note(image, exception->severity, exception->reason);
        magick.DestroyExceptionInfo(exception);
    }
    /* What was noted, not only what was found now. */
    if (capacity > 0) snprintf(reason, capacity, "%s", image->reason);
    return image->severity;
}
