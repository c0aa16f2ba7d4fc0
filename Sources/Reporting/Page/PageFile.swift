import CEmbeddedFiles

/// The files in `Sources/CEmbeddedFiles/page`, of which the HTML reports are made, compiled into the program.
enum PageFile {
    /// The style of all pages; the frame of a report, with places in double braces for what is its own.
    case style, body
    /// The program that every page begins with: it sets light or dark colors before anything is drawn.
    case theme
    /// The report's program, and that of a debug folder's page; they share how a digit is shown.
    case report, debug

    /// The file's text in UTF-8; styles and programs are put together from their parts.
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

    /// The parts of a program by which a digit is shown with its stages.
    private static let shared = [
        REPORT_ELEMENTS, REPORT_RECORDS, REPORT_VIEWER, REPORT_LAYERS, REPORT_STAGES, REPORT_NOTES,
        REPORT_DETAIL,
    ]

    /// Returns parts as one program in strict mode, in their order: they share one scope.
    private static func program(_ parts: [report_file]) -> String {
        "\"use strict\";\n" + parts.map(text).joined(separator: "\n")
    }

    /// Returns an embedded file's text.
    private static func text(_ file: report_file) -> String {
        String(
            // The bytes are compiled into the program, and stay where they are as long as it runs.
            decoding: UnsafeBufferPointer(
                start: report_file_bytes(file), count: report_file_count(file)),
            as: UTF8.self)
    }
}
