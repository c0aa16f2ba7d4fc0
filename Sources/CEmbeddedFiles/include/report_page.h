#pragma once
#include <stddef.h>
#include <stdint.h>

/// The files in `page/`, of which the HTML reports are made; they lie in the binary.
typedef enum {
    REPORT_STYLE,
    REPORT_DETAIL_STYLE,
    REPORT_THEME,
    REPORT_ELEMENTS,
    REPORT_RECORDS,
    REPORT_VIEWER,
    REPORT_LAYERS,
    REPORT_STAGES,
    REPORT_DETAIL,
    REPORT_MESSAGES,
    REPORT_FILTERS,
    REPORT_GRID,
    REPORT_LABELS,
    REPORT_LABEL_FILES,
    REPORT_MISSED,
    REPORT_NOTES,
    REPORT_ALIKE,
    REPORT_PAGES,
    REPORT_PICTURES,
    REPORT_CARDS,
    REPORT_ADDRESS,
    REPORT_HISTORY,
    REPORT_PRINTING,
    REPORT_REVIEW,
    REPORT_MAIN,
    REPORT_DEBUG_MAIN,
    REPORT_BODY,
} report_file;

/// Returns the first byte of a file.
const uint8_t *_Nonnull report_file_bytes(report_file file);

/// Returns how many bytes a file has.
size_t report_file_count(report_file file);
