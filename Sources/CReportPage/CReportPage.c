#include "CReportPage.h"

// The compiler copies the files as they are: editors, linters and browsers know their formats.
static const uint8_t style[] = {
#embed "page/style.css"
};
static const uint8_t records[] = {
#embed "page/records.js"
};
static const uint8_t detail[] = {
#embed "page/detail.js"
};
static const uint8_t filters[] = {
#embed "page/filters.js"
};
static const uint8_t grid[] = {
#embed "page/grid.js"
};
static const uint8_t labels[] = {
#embed "page/labels.js"
};
static const uint8_t pages[] = {
#embed "page/pages.js"
};
static const uint8_t report[] = {
#embed "page/report.js"
};
static const uint8_t debug[] = {
#embed "page/debug.js"
};
static const uint8_t body[] = {
#embed "page/body.html"
};

static const struct {
    const uint8_t *bytes;
    size_t count;
} files[] = {
    [REPORT_STYLE] = {style, sizeof style},     [REPORT_RECORDS] = {records, sizeof records},
    [REPORT_DETAIL] = {detail, sizeof detail},  [REPORT_FILTERS] = {filters, sizeof filters},
    [REPORT_GRID] = {grid, sizeof grid},        [REPORT_LABELS] = {labels, sizeof labels},
    [REPORT_PAGES] = {pages, sizeof pages},     [REPORT_MAIN] = {report, sizeof report},
    [REPORT_DEBUG_MAIN] = {debug, sizeof debug}, [REPORT_BODY] = {body, sizeof body},
};

const uint8_t *report_file_bytes(report_file file) { return files[file].bytes; }

size_t report_file_count(report_file file) { return files[file].count; }
