#include "report_page.h"

// What HTML reports are made of: styles, scripts and a body, each a file of its own. The compiler copies the files as
// they are (#embed), so that editors, linters and browsers know their formats. It is told not to mind that C learned
// this only in 2023.
#pragma clang diagnostic ignored "-Wc23-extensions"

// Styles: of every page, and of what is shown of one photo.
static const uint8_t style[] = {
#embed "page/style.css"
};
static const uint8_t detail_style[] = {
#embed "page/detail.css"
};
// Scripts; the header says what each is for.
static const uint8_t theme[] = {
#embed "page/theme.js"
};
static const uint8_t elements[] = {
#embed "page/elements.js"
};
static const uint8_t records[] = {
#embed "page/records.js"
};
static const uint8_t viewer[] = {
#embed "page/viewer.js"
};
static const uint8_t layers[] = {
#embed "page/layers.js"
};
static const uint8_t stages[] = {
#embed "page/stages.js"
};
static const uint8_t detail[] = {
#embed "page/detail.js"
};
static const uint8_t messages[] = {
#embed "page/messages.js"
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
static const uint8_t labelfiles[] = {
#embed "page/labelfiles.js"
};
static const uint8_t missed[] = {
#embed "page/missed.js"
};
static const uint8_t notes[] = {
#embed "page/notes.js"
};
static const uint8_t alike[] = {
#embed "page/alike.js"
};
static const uint8_t pages[] = {
#embed "page/pages.js"
};
static const uint8_t pictures[] = {
#embed "page/pictures.js"
};
static const uint8_t cards[] = {
#embed "page/cards.js"
};
static const uint8_t address[] = {
#embed "page/address.js"
};
static const uint8_t history[] = {
#embed "page/history.js"
};
static const uint8_t printing[] = {
#embed "page/printing.js"
};
static const uint8_t review[] = {
#embed "page/review.js"
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

// The files by their numbers in the header, each with its length in bytes.
static const struct {
    const uint8_t *bytes;
    size_t count;
} files[] = {
    [REPORT_STYLE] = {style, sizeof style},
    [REPORT_DETAIL_STYLE] = {detail_style, sizeof detail_style},
    [REPORT_THEME] = {theme, sizeof theme},
    [REPORT_ELEMENTS] = {elements, sizeof elements},
    [REPORT_RECORDS] = {records, sizeof records},
    [REPORT_VIEWER] = {viewer, sizeof viewer},
    [REPORT_LAYERS] = {layers, sizeof layers},
    [REPORT_STAGES] = {stages, sizeof stages},
    [REPORT_DETAIL] = {detail, sizeof detail},
    [REPORT_MESSAGES] = {messages, sizeof messages},
    [REPORT_FILTERS] = {filters, sizeof filters},
    [REPORT_GRID] = {grid, sizeof grid},
    [REPORT_LABELS] = {labels, sizeof labels},
    [REPORT_LABEL_FILES] = {labelfiles, sizeof labelfiles},
    [REPORT_MISSED] = {missed, sizeof missed},
    [REPORT_NOTES] = {notes, sizeof notes},
    [REPORT_ALIKE] = {alike, sizeof alike},
    [REPORT_PAGES] = {pages, sizeof pages},
    [REPORT_PICTURES] = {pictures, sizeof pictures},
    [REPORT_CARDS] = {cards, sizeof cards},
    [REPORT_ADDRESS] = {address, sizeof address},
    [REPORT_HISTORY] = {history, sizeof history},
    [REPORT_PRINTING] = {printing, sizeof printing},
    [REPORT_REVIEW] = {review, sizeof review},
    [REPORT_MAIN] = {report, sizeof report},
    [REPORT_DEBUG_MAIN] = {debug, sizeof debug},
    [REPORT_BODY] = {body, sizeof body},
};

const uint8_t *report_file_bytes(report_file file) { return files[file].bytes; }

size_t report_file_count(report_file file) { return files[file].count; }
