import CReportPage

/// The files in `Sources/CReportPage/page`, of which the HTML reports are made.
enum PageFile {
    case style, body
    /// The report's program, and that of a debug folder's page: they share how a digit is shown.
    case report, debug

    /// The file's text; programs are put together from their parts.
    var text: String {
        switch self {
        case .style: Self.text(REPORT_STYLE)
        case .body: Self.text(REPORT_BODY)
        case .report:
            Self.program([
                REPORT_RECORDS, REPORT_DETAIL, REPORT_FILTERS, REPORT_GRID, REPORT_LABELS,
                REPORT_PAGES, REPORT_MAIN,
            ])
        case .debug: Self.program([REPORT_RECORDS, REPORT_DETAIL, REPORT_DEBUG_MAIN])
        }
    }

    private static func program(_ parts: [report_file]) -> String {
        "\"use strict\";\n" + parts.map(text).joined(separator: "\n")
    }

    private static func text(_ file: report_file) -> String {
        String(
            decoding: UnsafeBufferPointer(
                start: report_file_bytes(file), count: report_file_count(file)),
            as: UTF8.self)
    }
}
