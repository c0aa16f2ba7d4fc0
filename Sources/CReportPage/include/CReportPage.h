#pragma once
#include <stddef.h>
#include <stdint.h>

/// The files in `page/`, of which the HTML reports are made; they lie in the binary.
typedef enum {
    REPORT_STYLE,
    REPORT_RECORDS,
    REPORT_DETAIL,
    REPORT_FILTERS,
    REPORT_GRID,
    REPORT_LABELS,
    REPORT_PAGES,
    REPORT_MAIN,
    REPORT_DEBUG_MAIN,
    REPORT_BODY,
} report_file;

/// Returns the first byte of a file.
const uint8_t *_Nonnull report_file_bytes(report_file file);

/// Returns how many bytes a file has.
size_t report_file_count(report_file file);
