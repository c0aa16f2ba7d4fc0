import SystemLibraries

/// Where messages for people go; results go to standard output.
enum StandardError {
    /// Whether a person is looking.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes a line.
    static func print(_ text: String) { write(text + "\n") }

    /// Writes text as it is; a failure has nobody to be told.
    static func write(_ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { systemWrite(STDERR_FILENO, $0) }
    }

    /// The columns of the terminal, 80 where nobody knows.
    static var width: Int { Terminal.columns(of: STDERR_FILENO) ?? 80 }
}
