#pragma once
#include <stdbool.h>
#include <stddef.h>

/* The system's libcurl, found when it is first needed: linked in, it would add 10 ms of start-up
   time to every command, and only one of them downloads. */

/* The system's libcurl, found when it is first needed: linked in, it would add 10 ms of start-up time to every command,
   and only one of them downloads.

   Called with what was passed along, the bytes that the file has so far and those it will have in all (-1 when the
   server does not say); anything but 0 ends the transfer. */
typedef int (*curl_shim_progress)(void *context, long long received, long long expected);

/* How a transfer ended. */
typedef enum {
    /* All that the server sent is in the file; the status says whether that is what was asked for. */
    CURL_SHIM_OK = 0,
    CURL_SHIM_NO_LIBRARY,   /* there is no libcurl on this machine */
    CURL_SHIM_STOPPED,      /* the progress function asked to stop */
    CURL_SHIM_NOT_WRITTEN,  /* the bytes could not be written; errno says why */
    CURL_SHIM_TOO_LONG,     /* more came than was allowed */
    CURL_SHIM_FAILED,       /* the network or the server; the message says why */
} curl_shim_result;

/* Fetches a URL (http or https) and appends what comes to the open file, which holds `offset` bytes already: the server
   is asked for the rest. Waits until the transfer ends.

   `*status` is the server's answer (200, 206, 404, ..., 0 for none); with 200 the server sends the whole, so the file
   is emptied first. Bodies of other answers are dropped. The file never grows beyond `longest` bytes, and a server that
   sends less than 2,000 bytes a second for half a minute is given up. From https the way leads to https alone.
   `message` receives libcurl's reason, at most `capacity` bytes with the final zero; `context` is passed to
   `progress`. */
curl_shim_result curl_shim_download(
    const char *url, int descriptor, long long offset, long long longest,
    curl_shim_progress progress, void *context, long *status, char *message, size_t capacity);
