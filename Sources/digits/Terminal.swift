import SystemLibraries

/// What is known about the terminals that output goes to.
enum Terminal {
    /// How many columns the terminal behind a descriptor has; nothing where there is none.
    static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
