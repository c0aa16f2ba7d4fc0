import MNIST
import Reporting
import SystemLibraries

/// Where rows go, whole line by whole line: standard output or a file.
final class RowOutput {
    private let descriptor: Int32
    private let name: String
    private let opening: Opening

    /// What is to become of a file that exists.
    enum Opening {
        /// It is an error.
        case new
        /// Its contents go when the first line is written.
        case replacing
        /// Lines are added to it.
        case goingOn
    }

    /// Takes standard output, or opens a file for this run alone; nothing in it changes yet.
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

    /// How many columns the terminal has that rows appear on; nothing where they go elsewhere.
    var terminalColumns: Int? { Terminal.columns(of: descriptor) }

    deinit { if descriptor != STDOUT_FILENO { close(descriptor) } }

    /// Writes what stands above the rows; from here on a file that is replaced is.
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
        let start = lseek(descriptor, 0, opening == .goingOn ? SEEK_END : SEEK_CUR)
        guard !bytes.withUnsafeBytes({ systemWrite(descriptor, $0) }) else { return }
        let error = FileError(.write, name)
        if descriptor != STDOUT_FILENO, start >= 0 { _ = ftruncate(descriptor, start) }
        throw error
    }

    /// Opens a device or a pipe, which holds nothing that could be lost; a pipe waits for its reader,
    /// as long as the user does.
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

    private static func isDevice(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
            && status.st_mode & S_IFMT != S_IFDIR
    }
}
