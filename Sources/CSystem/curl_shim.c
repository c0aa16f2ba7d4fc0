#define _GNU_SOURCE
#include "curl_shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* The numbers below are part of libcurl's stable binary interface (curl.h): results of a transfer, options of one, and
   what can be asked after it. They are written down here so that building needs no headers of libcurl. */
enum { CURLE_OK = 0, CURLE_WRITE_ERROR = 23, CURLE_ABORTED_BY_CALLBACK = 42 };
enum {
    OPTION_WRITE_DATA = 10001, OPTION_URL = 10002, OPTION_ERROR_BUFFER = 10010,
    OPTION_USER_AGENT = 10018, OPTION_PROGRESS_DATA = 10057, OPTION_PROTOCOLS_STR = 10318,
    OPTION_REDIRECT_PROTOCOLS_STR = 10319, OPTION_WRITE_FUNCTION = 20011,
    OPTION_PROGRESS_FUNCTION = 20219, OPTION_RANGE = 10007, OPTION_NO_PROGRESS = 43,
    OPTION_FOLLOW_LOCATION = 52, OPTION_LOW_SPEED_LIMIT = 19, OPTION_LOW_SPEED_TIME = 20,
    OPTION_CONNECT_TIMEOUT = 78, OPTION_NO_SIGNAL = 99, OPTION_PROTOCOLS = 181,
    OPTION_REDIRECT_PROTOCOLS = 182, INFO_RESPONSE_CODE = 0x200000 + 2,
};
/* Protocols as bits, for versions before 7.85, which do not take them as text. */
enum { HTTPS = 2, HTTP_AND_HTTPS = 1 | HTTPS };

/* libcurl's functions, under their own names without `curl_`; all NULL until `load`. */
typedef struct {
    int (*global_init)(long);
    void *(*easy_init)(void);
    int (*easy_setopt)(void *, int, ...);
    int (*easy_perform)(void *);
    int (*easy_getinfo)(void *, int, ...);
    const char *(*easy_strerror)(int);
    void (*easy_cleanup)(void *);
} libcurl;

/* One transfer, for the functions that libcurl calls back. Nothing in it is allocated. */
typedef struct {
    /* libcurl, and its own state of this transfer. */
    const libcurl *curl;
    void *handle;
    /* The open file that is written to; it belongs to the caller. */
    int descriptor;
    /* Bytes that the file held before, bytes that came since, and the most it may have. */
    long long offset;
    long long received;
    long long longest;
    /* Why writing ended, if it did: too many bytes came, or the system's error number. */
    bool is_too_long;
    int write_error;
    /* Called now and then with how far the transfer is, and what is passed to it. */
    curl_shim_progress progress;
    void *context;
} transfer;

/* Looks for libcurl where Linux and macOS have it, and for its functions; returns whether all are there. The library
   stays loaded. */
static bool load(libcurl *curl)
{
    static const char *const names[] = {
        "libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib", "/usr/lib/libcurl.4.dylib",
    };
    /* Not linked: a program that is linked with libcurl pays for loading it at each start. */
    void *library = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && library == NULL; i++)
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return false;
    curl->global_init = (int (*)(long))dlsym(library, "curl_global_init");
    curl->easy_init = (void *(*)(void))dlsym(library, "curl_easy_init");
    curl->easy_setopt = (int (*)(void *, int, ...))dlsym(library, "curl_easy_setopt");
    curl->easy_perform = (int (*)(void *))dlsym(library, "curl_easy_perform");
    curl->easy_getinfo = (int (*)(void *, int, ...))dlsym(library, "curl_easy_getinfo");
    curl->easy_strerror = (const char *(*)(int))dlsym(library, "curl_easy_strerror");
    curl->easy_cleanup = (void (*)(void *))dlsym(library, "curl_easy_cleanup");
    return curl->global_init && curl->easy_init && curl->easy_setopt && curl->easy_perform
        && curl->easy_getinfo && curl->easy_strerror && curl->easy_cleanup;
}

/* Takes in some bytes of the answer's body; called by libcurl. Returns how many were dealt with: fewer than came end
   the transfer with CURLE_WRITE_ERROR. */
static size_t receive(char *bytes, size_t size, size_t count, void *data)
{
    transfer *state = data;
    size_t length = size * count;
    long status = 0;
    state->curl->easy_getinfo(state->handle, INFO_RESPONSE_CODE, &status);
    /* Bodies of errors are pages for people: passed over, so that the file holds nothing but the file. */
    if (status != 200 && status != 206) return length;
    /* The whole comes although the rest was asked for: the file begins anew. */
    if (status == 200 && state->received == 0 && state->offset > 0) {
        if (ftruncate(state->descriptor, 0) != 0
            || lseek(state->descriptor, 0, SEEK_SET) != 0) {
            state->write_error = errno;
            return 0;
        }
        state->offset = 0;
    }
    /* Before anything is written: a server that sends without end fills no disk. */
    if (state->offset + state->received + (long long)length > state->longest) {
        state->is_too_long = true;
        return 0;
    }
    /* A write may take some of the bytes only, or none where a signal came first. */
    for (size_t done = 0; done < length;) {
        ssize_t written = write(state->descriptor, bytes + done, length - done);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            state->write_error = errno;
            return 0;
        }
        done += (size_t)written;
    }
    state->received += (long long)length;
    return length;
}

/* Passes the progress on; called by libcurl about once a second and with each piece. What is not 0 ends the
   transfer. */
static int report(void *data, off_t total, off_t now, off_t upload_total, off_t upload_now)
{
    (void)now, (void)upload_total, (void)upload_now;
    transfer *state = data;
    return state->progress(
        state->context, state->offset + state->received,
        total > 0 ? state->offset + (long long)total : -1);
}

/* One thread at a time may load the library, which is loaded at the first call. */
curl_shim_result curl_shim_download(
    const char *url, int descriptor, long long offset, long long longest,
    curl_shim_progress progress, void *context, long *status, char *message, size_t capacity)
{
    static libcurl curl;
    static bool is_ready;
    *status = 0;
    if (capacity > 0) message[0] = 0;
    /* 3 stands for CURL_GLOBAL_ALL: all that libcurl needs is set up. */
    is_ready = is_ready || (load(&curl) && curl.global_init(3) == CURLE_OK);
    if (!is_ready) return CURL_SHIM_NO_LIBRARY;
    void *handle = curl.easy_init();
    if (handle == NULL) return CURL_SHIM_NO_LIBRARY;
    transfer state = {
        .curl = &curl, .handle = handle, .descriptor = descriptor, .offset = offset,
        .longest = longest,
        .progress = progress, .context = context,
    };
    char error[256] = ""; /* CURL_ERROR_SIZE */
    curl.easy_setopt(handle, OPTION_URL, url);
    curl.easy_setopt(handle, OPTION_ERROR_BUFFER, error);
    curl.easy_setopt(handle, OPTION_USER_AGENT, "digits");
    curl.easy_setopt(handle, OPTION_NO_SIGNAL, 1L);
    /* A page elsewhere may not lead to local files; older versions know only the numbers. */
    if (curl.easy_setopt(handle, OPTION_PROTOCOLS_STR, "http,https") != CURLE_OK)
        curl.easy_setopt(handle, OPTION_PROTOCOLS, (long)HTTP_AND_HTTPS);
    /* Whoever asked by https must not be led to http, where anybody on the way can change what comes. */
    bool is_secure = strncmp(url, "https:", 6) == 0;
    const char *next = is_secure ? "https" : "http,https";
    if (curl.easy_setopt(handle, OPTION_REDIRECT_PROTOCOLS_STR, next) != CURLE_OK)
        curl.easy_setopt(
            handle, OPTION_REDIRECT_PROTOCOLS, (long)(is_secure ? HTTPS : HTTP_AND_HTTPS));
    curl.easy_setopt(handle, OPTION_FOLLOW_LOCATION, 1L);
    /* Seconds to connect, and when a transfer counts as stuck: fewer than so many bytes a second for so many seconds.
       Orders of magnitude, not measured; with less patience slow lines would fail, with more a dead server would hold
       people up. */
    curl.easy_setopt(handle, OPTION_CONNECT_TIMEOUT, 20L);
    curl.easy_setopt(handle, OPTION_LOW_SPEED_LIMIT, 2000L);
    curl.easy_setopt(handle, OPTION_LOW_SPEED_TIME, 30L);
    /* A plain range: a server that knows none then sends the whole with 200, which is welcome. */
    char range[32];
    snprintf(range, sizeof range, "%lld-", offset);
    if (offset > 0) curl.easy_setopt(handle, OPTION_RANGE, range);
    curl.easy_setopt(handle, OPTION_WRITE_FUNCTION, receive);
    curl.easy_setopt(handle, OPTION_WRITE_DATA, &state);
    curl.easy_setopt(handle, OPTION_NO_PROGRESS, 0L);
    curl.easy_setopt(handle, OPTION_PROGRESS_FUNCTION, report);
    curl.easy_setopt(handle, OPTION_PROGRESS_DATA, &state);

    /* Waits here until all has come, or the transfer was ended by one of the functions above. */
    int code = curl.easy_perform(handle);
    curl.easy_getinfo(handle, INFO_RESPONSE_CODE, status);
    snprintf(message, capacity, "%s", error[0] ? error : curl.easy_strerror(code));
    curl.easy_cleanup(handle);
    if (code == CURLE_OK) return CURL_SHIM_OK;
    /* libcurl says "write error" of all that `receive` refuses; why, only `state` knows. */
    if (state.is_too_long) return CURL_SHIM_TOO_LONG;
    if (code == CURLE_ABORTED_BY_CALLBACK) return CURL_SHIM_STOPPED;
    if (code == CURLE_WRITE_ERROR && state.write_error != 0) {
        errno = state.write_error;
        return CURL_SHIM_NOT_WRITTEN;
    }
    return CURL_SHIM_FAILED;
}
