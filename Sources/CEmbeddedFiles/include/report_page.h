#pragma once
#include <stddef.h>
#include <stdint.h>

/// The files in `page/`, of which the HTML reports are made; they lie in the binary.
typedef enum {
    /// The styles of every page.
    REPORT_STYLE,
    /// The styles of what is shown of one digit.
    REPORT_DETAIL_STYLE,
    /// Script: light, dark, or as the system has it; runs before the page is drawn.
    REPORT_THEME,
    /// Script: makes elements of HTML and SVG.
    REPORT_ELEMENTS,
    /// Script: what the page holds, one record a digit, in the order in which photos were read.
    REPORT_RECORDS,
    /// Script: a picture that can be enlarged and moved, and a second one over it.
    REPORT_VIEWER,
    /// Script: what a viewer can show of a photo, the photo itself and each stage of its reading.
    REPORT_LAYERS,
    /// Script: the stages of a photo's reading, and the hypotheses that were tried.
    REPORT_STAGES,
    /// Script: why a digit was read as it was.
    REPORT_DETAIL,
    /// Script: messages that are seen and spoken.
    REPORT_MESSAGES,
    /// Script: which digits are shown, and in which order.
    REPORT_FILTERS,
    /// Script: the grid of cards, of which only those near the window exist.
    REPORT_GRID,
    /// Script: the labels that a person has set.
    REPORT_LABELS,
    /// Script: files of labels, written and read.
    REPORT_LABEL_FILES,
    /// Script: digits that are on a page and were not found.
    REPORT_MISSED,
    /// Script: what a person notes about a photo.
    REPORT_NOTES,
    /// Script: which digits look alike.
    REPORT_ALIKE,
    /// Script: photos of many digits.
    REPORT_PAGES,
    /// Script: where the pictures are, and how photos, digits and stages are cut from them.
    REPORT_PICTURES,
    /// Script: the card of a digit.
    REPORT_CARDS,
    /// Script: keeps in the page's address what is looked at.
    REPORT_ADDRESS,
    /// Script: the steps that a person has taken, to undo and do again.
    REPORT_HISTORY,
    /// Script: what goes on paper.
    REPORT_PRINTING,
    /// Script: what a person says of digits, one by one or many at once.
    REPORT_REVIEW,
    /// Script `report.js`: puts a report's page together.
    REPORT_MAIN,
    /// Script `debug.js`: puts a debug folder's page together.
    REPORT_DEBUG_MAIN,
    /// The body of a report's page, HTML with places for what differs from report to report.
    REPORT_BODY,
} report_file;

/// Returns the first byte of a file: UTF-8 text without a final zero, which lasts as long as the program.
const uint8_t *_Nonnull report_file_bytes(report_file file);

/// Returns how many bytes a file has.
size_t report_file_count(report_file file);
