import SystemLibraries

/// What is known about the terminals that output goes to.
enum Terminal {
    /// How many columns the terminal behind a descriptor has, 80 where it does not say; nothing where
    /// there is no terminal.
    static func columns(of descriptor: Int32) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Whether a terminal moves its cursor and clears lines as asked.
    static let movesCursor: Bool = environment["TERM"].map { !$0.isEmpty && $0 != "dumb" } ?? false

    /// Whether people want colors: https://no-color.org.
    static let hasColors: Bool = movesCursor && (environment["NO_COLOR"] ?? "").isEmpty

    /// Whether the locale says that only ASCII is shown; where nothing is said, UTF-8 is.
    static let showsOnlyASCII: Bool = {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
            .first { !$0.isEmpty }
        guard let locale else { return false }
        let name = locale.uppercased().filter { $0 != "-" }
        return !name.contains("UTF8")
    }()

    /// Text as terminals show it, where a descriptor belongs to one.
    static func spelled(_ text: String, on descriptor: Int32) -> String {
        showsOnlyASCII && isatty(descriptor) == 1 ? text.inPlainSigns : text
    }

    private static var environment: [String: String] { ProcessInfo.processInfo.environment }
}
