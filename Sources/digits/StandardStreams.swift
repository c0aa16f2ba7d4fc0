import SystemLibraries

/// The three descriptors, input, output and errors, that a program is mostly started with.
enum StandardStreams {
    /// Puts something in the place of those that are closed.
    ///
    /// The next file that is opened would else get their number, and rows or messages would be written into it.
    /// What is put there fails: nothing can be read from an input that is not there, and nothing written.
    static func secure() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Writes text to standard output.
    ///
    /// - Throws: `FileError` where not all of it can be written
    static func write(_ text: String) throws { try RowOutput(file: nil).write(text) }
}
