import SystemLibraries

/// What is known about the terminals that output goes to, from the system and the environment.
enum Terminal {
    /// How many columns the terminal behind a descriptor has, 80 where it does not say; nil where there is no
    /// terminal.
    static func columns(of descriptor: Int32) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Whether a terminal moves its cursor and clears lines as asked, by the variable `TERM`.
    static let movesCursor: Bool = environment["TERM"].map { !$0.isEmpty && $0 != "dumb" } ?? false

    /// Whether colors are wanted: not where `NO_COLOR` is set (https://no-color.org).
    static let hasColors: Bool = movesCursor && (environment["NO_COLOR"] ?? "").isEmpty

    /// Whether the locale says that only ASCII is shown; where no locale is named, UTF-8 is taken for granted.
    static let showsOnlyASCII: Bool = {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
            .first { !$0.isEmpty }
        guard let locale else { return false }
        let name = locale.uppercased().filter { $0 != "-" }
        return !name.contains("UTF8")
    }()

    /// Text as the terminal behind a descriptor shows it, with ASCII for this program's own signs where nothing
    /// else is shown.
    ///
    /// For files and pipes it stays as it is.
    static func spelled(_ text: String, on descriptor: Int32) -> String {
        showsOnlyASCII && isatty(descriptor) == 1 ? text.inPlainSigns : text
    }

    /// The environment's variables.
    private static var environment: [String: String] { ProcessInfo.processInfo.environment }
}
