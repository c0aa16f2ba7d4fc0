#define _GNU_SOURCE
#include "CCurlShim.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* The numbers below are part of libcurl's stable binary interface (curl.h). */
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
enum { HTTPS = 2, HTTP_AND_HTTPS = 1 | HTTPS };

typedef struct {
    int (*global_init)(long);
    void *(*easy_init)(void);
    int (*easy_setopt)(void *, int, ...);
    int (*easy_perform)(void *);
    int (*easy_getinfo)(void *, int, ...);
    const char *(*easy_strerror)(int);
    void (*easy_cleanup)(void *);
} libcurl;

typedef struct {
    const libcurl *curl;
    void *handle;
    int descriptor;
    long long offset;
    long long received;
    long long longest;
    bool is_too_long;
    int write_error;
    curl_shim_progress progress;
    void *context;
} transfer;

static bool load(libcurl *curl)
{
    static const char *const names[] = {
        "libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib", "/usr/lib/libcurl.4.dylib",
    };
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

static size_t receive(char *bytes, size_t size, size_t count, void *data)
{
    transfer *state = data;
    size_t length = size * count;
    long status = 0;
    state->curl->easy_getinfo(state->handle, INFO_RESPONSE_CODE, &status);
    if (status != 200 && status != 206) return length;
    if (status == 200 && state->received == 0 && state->offset > 0) {
        if (ftruncate(state->descriptor, 0) != 0
            || lseek(state->descriptor, 0, SEEK_SET) != 0) {
            state->write_error = errno;
            return 0;
        }
        state->offset = 0;
    }
    if (state->offset + state->received + (long long)length > state->longest) {
        state->is_too_long = true;
        return 0;
    }
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

static int report(void *data, off_t total, off_t now, off_t upload_total, off_t upload_now)
{
    (void)now, (void)upload_total, (void)upload_now;
    transfer *state = data;
    return state->progress(
        state->context, state->offset + state->received,
        total > 0 ? state->offset + (long long)total : -1);
}

curl_shim_result curl_shim_download(
    const char *url, int descriptor, long long offset, long long longest,
    curl_shim_progress progress, void *context, long *status, char *message, size_t capacity)
{
    static libcurl curl;
    *status = 0;
    if (capacity > 0) message[0] = 0;
    if (curl.easy_cleanup == NULL && (!load(&curl) || curl.global_init(3) != CURLE_OK))
        return CURL_SHIM_NO_LIBRARY;
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
    bool is_secure = strncmp(url, "https:", 6) == 0;
    const char *next = is_secure ? "https" : "http,https";
    if (curl.easy_setopt(handle, OPTION_REDIRECT_PROTOCOLS_STR, next) != CURLE_OK)
        curl.easy_setopt(
            handle, OPTION_REDIRECT_PROTOCOLS, (long)(is_secure ? HTTPS : HTTP_AND_HTTPS));
    curl.easy_setopt(handle, OPTION_FOLLOW_LOCATION, 1L);
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

    int code = curl.easy_perform(handle);
    curl.easy_getinfo(handle, INFO_RESPONSE_CODE, status);
    snprintf(message, capacity, "%s", error[0] ? error : curl.easy_strerror(code));
    curl.easy_cleanup(handle);
    if (code == CURLE_OK) return CURL_SHIM_OK;
    if (state.is_too_long) return CURL_SHIM_TOO_LONG;
    if (code == CURLE_ABORTED_BY_CALLBACK) return CURL_SHIM_STOPPED;
    if (code == CURLE_WRITE_ERROR && state.write_error != 0) {
        errno = state.write_error;
        return CURL_SHIM_NOT_WRITTEN;
    }
    return CURL_SHIM_FAILED;
}
