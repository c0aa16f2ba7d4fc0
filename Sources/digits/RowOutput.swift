import Files
import Results
import SystemLibraries

/// Where rows go, whole line by whole line: standard output or a file.
///
/// A regular file is locked while it is open, so that no second run writes into it.
final class RowOutput {
    /// Where bytes are written.
    private let descriptor: Int32
    /// The file's path, or “standard output”, for messages.
    private let name: String
    /// What is to become of a file that exists.
    private let opening: Opening

    /// What is to become of a file that exists.
    enum Opening {
        /// A file that exists is an error.
        case new
        /// The file's contents go when the first line is written.
        case replacing
        /// Lines are added at the file's end.
        case goingOn
    }

    /// Takes standard output, or opens a file for this run alone; nothing in it changes yet.
    ///
    /// - Throws: `FileError` where it cannot be opened, or another run writes to it
    init(file: String?, _ opening: Opening = .new) throws {
        self.opening = opening
        guard let file else {
            (descriptor, name) = (STDOUT_FILENO, "standard output")
            return
        }
        name = file
        if Self.isDevice(file) {
            guard opening != .goingOn else {
                throw ResumeError.unusable(path: file, reason: "it is no regular file")
            }
            descriptor = try Self.openDevice(file)
        } else {
            // `O_EXCL` decides in one step whether the file is new; nothing else is safe from a second run.
            let creation =
                switch opening {
                case .new: O_CREAT | O_EXCL
                case .replacing: O_CREAT
                case .goingOn: O_CREAT | O_APPEND
                }
            descriptor = open(file, O_WRONLY | O_CLOEXEC | creation, 0o666)
        }
        guard descriptor >= 0 else { throw FileError(.create, file) }
        // Several runs may write to one device, as to /dev/null.
        let mayShare = Self.isDevice(file)
        guard mayShare || flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            close(descriptor)
            throw FileError(.write, file, code: EWOULDBLOCK)
        }
    }

    /// How many columns the terminal has that rows appear on; nil where they go elsewhere.
    var terminalColumns: Int? { Terminal.columns(of: descriptor) }

    deinit { if descriptor != STDOUT_FILENO { close(descriptor) } }

    /// Writes what stands above the rows; a file that is to be replaced is emptied before.
    func begin(_ heading: String) throws(FileError) {
        if opening == .replacing, descriptor != STDOUT_FILENO, !Self.isDevice(name),
            ftruncate(descriptor, 0) != 0
        {
            throw FileError(.write, name)
        }
        try write(heading)
    }

    /// Writes whole lines: where not all of them fit, none stays half written in a file.
    func write(_ lines: String) throws(FileError) {
        let bytes = Array(Terminal.spelled(lines, on: descriptor).utf8)
        // Where the lines begin, to cut a torn one off; a pipe has no such place.
        let start = lseek(descriptor, 0, opening == .goingOn ? SEEK_END : SEEK_CUR)
        guard !bytes.withUnsafeBytes({ systemWrite(descriptor, $0) }) else { return }
        let error = FileError(.write, name)
        if descriptor != STDOUT_FILENO, start >= 0 { _ = ftruncate(descriptor, start) }
        throw error
    }

    /// Opens a device or a pipe, which holds nothing that could be lost; a pipe waits for its reader, as long as
    /// the user does.
    ///
    /// Fifty looks a second, set by eye, since a blocking open could not be interrupted in time.
    private static func openDevice(_ path: String) throws -> Int32 {
        while true {
            let opened = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
            if opened >= 0 {
                _ = fcntl(opened, F_SETFL, fcntl(opened, F_GETFL) & ~O_NONBLOCK)
                return opened
            }
            guard errno == ENXIO else { return opened }
            try Interruption.check()
            usleep(20_000)
        }
    }

    /// Whether a path leads to something that is neither a regular file nor a folder.
    private static func isDevice(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
            && status.st_mode & S_IFMT != S_IFDIR
    }
}
