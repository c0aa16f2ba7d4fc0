import CEmbeddedFiles

/// The files in `Sources/CEmbeddedFiles/page`, of which the HTML reports are made.
enum PageFile {
    case style, body
    /// The program that every page begins with: light, dark, or as the system has it.
    case theme
    /// The report's program, and that of a debug folder's page: they share how a digit is shown.
    case report, debug

    /// The file's text; programs are put together from their parts.
    var text: String {
        switch self {
        case .style: Self.text(REPORT_STYLE) + Self.text(REPORT_DETAIL_STYLE)
        case .body: Self.text(REPORT_BODY)
        case .theme: Self.text(REPORT_THEME)
        case .report:
            Self.program(
                Self.shared + [
                    REPORT_MESSAGES, REPORT_FILTERS, REPORT_GRID, REPORT_LABELS,
                    REPORT_LABEL_FILES, REPORT_MISSED, REPORT_ALIKE, REPORT_PAGES,
                    REPORT_PICTURES, REPORT_CARDS, REPORT_ADDRESS, REPORT_HISTORY, REPORT_PRINTING,
                    REPORT_REVIEW, REPORT_MAIN,
                ])
        case .debug: Self.program(Self.shared + [REPORT_DEBUG_MAIN])
        }
    }

    /// How a digit is shown.
    private static let shared = [
        REPORT_ELEMENTS, REPORT_RECORDS, REPORT_VIEWER, REPORT_LAYERS, REPORT_STAGES, REPORT_NOTES,
        REPORT_DETAIL,
    ]

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
