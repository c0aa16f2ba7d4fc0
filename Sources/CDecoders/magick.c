#define _GNU_SOURCE
#include "magick_shim.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* Before ImageMagick's headers: glibc's fd_set must be the same type here and in the importer. */
#include <sys/types.h>
#include <sys/select.h>

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-W#warnings"
#if __has_include(<MagickCore/magick-baseconfig.h>)
#include <MagickCore/magick-baseconfig.h>
#ifndef MAGICKCORE_HDRI_ENABLE
/* Debian 13 keeps it in compiler flags that SwiftPM drops; only code that touches Quantum or pixel
   structures cares, and this file must not. */
#define MAGICKCORE_HDRI_ENABLE 0
#endif
#endif
#if __has_include(<MagickWand/MagickWand.h>)
#include <MagickWand/MagickWand.h>
#else
#include <wand/MagickWand.h>
#endif
#pragma clang diagnostic pop

/* What is used of MagickWand. */
#define FUNCTIONS(DO) \
    DO(AcquireExceptionInfo) DO(DestroyExceptionInfo) \
    DO(MagickWandGenesis) DO(MagickSetResourceLimit) DO(NewMagickWand) \
    DO(MagickSetSecurityPolicy) DO(DestroyMagickWand) DO(GetMagickInfo) DO(GetMagickBlobSupport) \
    DO(MagickRelinquishMemory) DO(MagickGetResourceLimit) DO(GetMagickFeatures) \
    DO(MagickGetVersion) DO(MagickSetFormat) DO(MagickSetFilename) DO(MagickSetOption) \
    DO(MagickReadImageBlob) DO(MagickPingImageBlob) DO(MagickConstituteImage) \
    DO(MagickGetNumberImages) DO(MagickGetImageWidth) DO(MagickGetImageHeight) \
    DO(MagickGetImageAlphaChannel) DO(MagickScaleImage) DO(MagickTransformImageColorspace) \
    DO(MagickExportImagePixels) DO(MagickSetImageFormat) DO(MagickSetImageCompressionQuality) \
    DO(MagickGetImageBlob) DO(MagickGetException) \
    DO(NewDrawingWand) DO(DestroyDrawingWand) DO(DrawSetFont) DO(DrawSetFontSize) \
    DO(MagickAnnotateImage)
#if MagickLibVersion < 0x700
#define FUNCTIONS_OF_VERSION(DO) DO(GetImageFromMagickWand)
#else
#define FUNCTIONS_OF_VERSION(DO)
#endif

/* Its functions by their own names, found when they are first needed: most photos are plain JPEGs,
   which need none of its many libraries, and loading those is a tenth of what reading one photo costs. */
#define DECLARE(name) __typeof__(name) *name;
static struct { FUNCTIONS(DECLARE) FUNCTIONS_OF_VERSION(DECLARE) } magick;

#ifdef __linux__
#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)
#define LIBRARY(version) "libMagickWand-" version ".so." TEXT(MagickLibMinInterface)
/* Which of version 7's was installed stands in compiler flags that SwiftPM drops; they differ in what
   is not used here. */
static const char *const libraries[] = {
#if MagickLibVersion < 0x700
    LIBRARY("6.Q16"),
#else
    LIBRARY("7.Q16"), LIBRARY("7.Q16HDRI"),
#endif
};

bool magick_shim_load(void) {
    /* Where the program was linked with the library, as a plain build does, it is there already. */
    bool is_loaded = dlsym(RTLD_DEFAULT, "MagickWandGenesis") != NULL;
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries && !is_loaded; i++) {
        is_loaded = dlopen(libraries[i], RTLD_NOW | RTLD_GLOBAL) != NULL;
    }
#define FIND(name) \
    magick.name = (__typeof__(name) *)dlsym(RTLD_DEFAULT, #name); \
    is_loaded = is_loaded && magick.name != NULL;
    FUNCTIONS(FIND)
    FUNCTIONS_OF_VERSION(FIND)
    return is_loaded;
}

const char *magick_shim_library(void) { return libraries[0]; }
#else
bool magick_shim_load(void) {
#define FIND(name) magick.name = name;
    FUNCTIONS(FIND)
    FUNCTIONS_OF_VERSION(FIND)
    return true;
}

const char *magick_shim_library(void) { return "libMagickWand"; }
#endif

static MagickWand *wand_of(MagickShimImage *image) { return (MagickWand *)image; }

bool magick_shim_start(const char *policy) {
    /* A time limit counts from the start of the process and ends it: not for a library. */
    unsetenv("MAGICK_TIME_LIMIT");
    magick.MagickWandGenesis();
    magick.MagickSetResourceLimit(ThreadResource, 1);
    /* A picture that does not fit into memory is to fail, not to fill the disk. */
    magick.MagickSetResourceLimit(MapResource, 0);
    magick.MagickSetResourceLimit(DiskResource, 0);
    MagickWand *wand = magick.NewMagickWand();
    if (wand == NULL) return false;
    /* Older versions refuse a policy beside the system's; forcing the coder is the main wall. */
    bool accepted = magick.MagickSetSecurityPolicy(wand, policy) != MagickFalse;
    magick.DestroyMagickWand(wand);
    return accepted;
}

bool magick_shim_reads(const char *format) {
    ExceptionInfo *exception = magick.AcquireExceptionInfo();
    const MagickInfo *coder = magick.GetMagickInfo(format, exception);
    magick.DestroyExceptionInfo(exception);
    return coder != NULL && magick.GetMagickBlobSupport(coder) != MagickFalse;
}

uint64_t magick_shim_memory_limit(void) { return magick.MagickGetResourceLimit(MemoryResource); }

size_t magick_shim_bytes_per_pixel(void) {
    /* Four channels of 16 bits, or of floating point. */
    return strstr(magick.GetMagickFeatures(), "HDRI") == NULL ? 8 : 16;
}

const char *magick_shim_version(void) {
    size_t number;
    return magick.MagickGetVersion(&number);
}

MagickShimImage *magick_shim_create(void) { return (MagickShimImage *)magick.NewMagickWand(); }

void magick_shim_destroy(MagickShimImage *image) { magick.DestroyMagickWand(wand_of(image)); }

/* Forces the coder and the first frame: nothing is sniffed, and there is no name to parse. */
static bool prepare(MagickWand *wand, const char *format) {
    return magick.MagickSetFormat(wand, format) != MagickFalse
        && magick.MagickSetFilename(wand, "[0]") != MagickFalse;
}

bool magick_shim_read(
    MagickShimImage *image, const char *format, const uint8_t *bytes, size_t count,
    size_t width, size_t height, unsigned white) {
    MagickWand *wand = wand_of(image);
    if (!prepare(wand, format)) return false;
    if (white > 1) {
        char maximum[16];
        snprintf(maximum, sizeof maximum, "%u", white);
        magick.MagickSetOption(wand, "quantum:maximum", maximum);
    }
    if (width > 0 && height > 0) {
        char size[64];
        snprintf(size, sizeof size, "%zux%zu", width, height);
        magick.MagickSetOption(wand, "jpeg:size", size);
    }
    /* Gain maps would be decoded at full size. */
    magick.MagickSetOption(wand, "jpeg:detect-uhdr", "false");
    return magick.MagickReadImageBlob(wand, bytes, count) != MagickFalse;
}

bool magick_shim_ping(
    MagickShimImage *image, const char *format, const uint8_t *bytes, size_t count) {
    MagickWand *wand = wand_of(image);
    return prepare(wand, format) && magick.MagickPingImageBlob(wand, bytes, count) != MagickFalse;
}

bool magick_shim_constitute(
    MagickShimImage *image, size_t width, size_t height, const char *map, const uint8_t *bytes) {
    return magick.MagickConstituteImage(wand_of(image), width, height, map, CharPixel, (void *)bytes)
        != MagickFalse;
}

bool magick_shim_write_text(
    MagickShimImage *image, const char *font, double size, double x, double y, const char *text) {
    DrawingWand *pen = magick.NewDrawingWand();
    if (pen == NULL) return false;
    magick.DrawSetFontSize(pen, size);
    bool is_written = magick.DrawSetFont(pen, font) != MagickFalse
        && magick.MagickAnnotateImage(wand_of(image), pen, x, y, 0, text) != MagickFalse;
    magick.DestroyDrawingWand(pen);
    return is_written;
}

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

bool magick_shim_to_srgb(MagickShimImage *image) {
    return magick.MagickTransformImageColorspace(wand_of(image), sRGBColorspace) != MagickFalse;
}

bool magick_shim_export(MagickShimImage *image, const char *map, uint8_t *bytes) {
    return magick.MagickExportImagePixels(
               wand_of(image), 0, 0, magick_shim_width(image), magick_shim_height(image), map,
               CharPixel, bytes) != MagickFalse;
}

uint8_t *magick_shim_encode(
    MagickShimImage *image, const char *format, unsigned quality, bool chroma_halved,
    size_t *count) {
    MagickWand *wand = wand_of(image);
    *count = 0;
    if (magick.MagickSetImageFormat(wand, format) == MagickFalse) return NULL;
    /* Dates would make equal pictures differ. */
    magick.MagickSetOption(wand, "png:exclude-chunks", "date,time");
    if (quality > 0) magick.MagickSetImageCompressionQuality(wand, quality);
    magick.MagickSetOption(wand, "jpeg:sampling-factor", chroma_halved ? "2x2,1x1,1x1" : "1x1,1x1,1x1");
    return magick.MagickGetImageBlob(wand, count);
}

void magick_shim_free(uint8_t *bytes) { magick.MagickRelinquishMemory(bytes); }

static int note(int severity, const char *text, char *reason, size_t capacity) {
    if (capacity > 0) {
        strncpy(reason, text == NULL ? "" : text, capacity - 1);
        reason[capacity - 1] = 0;
    }
    return severity;
}

int magick_shim_severity(MagickShimImage *image, char *reason, size_t capacity) {
    MagickWand *wand = wand_of(image);
    ExceptionType type = UndefinedException;
    char *text = magick.MagickGetException(wand, &type);
    int severity = note((int)type, text, reason, capacity);
    magick.MagickRelinquishMemory(text);
#if MagickLibVersion < 0x700
    /* ImageMagick 6 keeps what went wrong in a coder with the image and says nothing. */
    Image *pixels = is_empty(image) ? NULL : magick.GetImageFromMagickWand(wand);
    if (pixels != NULL && (int)pixels->exception.severity > severity) {
        severity = note(
            (int)pixels->exception.severity, pixels->exception.reason, reason, capacity);
    }
#endif
    return severity;
}
