import Synchronization
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

/// Where messages for people go: results go to standard output.
///
/// Lines may be written from any thread.
enum StandardError {
    /// Whether messages appear on a terminal, so that a person is looking.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// How much is said beside what went wrong.
    enum Manner: UInt8, AtomicRepresentable {
        /// Nothing beside what went wrong.
        case silent
        /// What a run came to, and on the way a bar on a terminal, or a line a minute.
        case usual
        /// The same, but a line every ten seconds.
        case often
    }

    /// How much is said in this process.
    private static let chosenManner = Atomic<Manner>(.usual)

    /// How much is said beside what went wrong.
    static var manner: Manner { chosenManner.load(ordering: .relaxed) }

    /// Settles for the whole process how much is said.
    static func setManner(_ manner: Manner) { chosenManner.store(manner, ordering: .relaxed) }

    /// Writes a line that nobody need act on, unless nothing of the kind is wanted.
    static func note(_ text: String) {
        if manner != .silent { print(text) }
    }

    /// Writes a line, or several; what a terminal would act on is made visible.
    static func print(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        write(lines.map { String($0).printable + "\n" }.joined())
    }

    /// Writes text as it is, control characters included; a failure to write has nobody to be told.
    static func write(_ text: String) {
        _ = Array(Terminal.spelled(text, on: STDERR_FILENO).utf8).withUnsafeBytes {
            systemWrite(STDERR_FILENO, $0)
        }
    }

    /// How many columns the terminal has, 80 where that is not known.
    static var width: Int { Terminal.columns(of: STDERR_FILENO) ?? 80 }
}
