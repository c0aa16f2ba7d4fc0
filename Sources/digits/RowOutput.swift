import MNIST
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
        let creation =
            switch opening {
            // A device or a pipe holds nothing that could be lost.
            case _ where Self.isDevice(file): 0 as Int32
            case .new: O_CREAT | O_EXCL
            case .replacing: O_CREAT
            case .goingOn: O_CREAT | O_APPEND
            }
        descriptor = open(file, O_WRONLY | O_CLOEXEC | creation, 0o666)
        guard descriptor >= 0 else { throw FileError(.create, file) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
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
        let bytes = Array(lines.utf8)
        let start = lseek(descriptor, 0, opening == .goingOn ? SEEK_END : SEEK_CUR)
        guard !bytes.withUnsafeBytes({ systemWrite(descriptor, $0) }) else { return }
        let error = FileError(.write, name)
        if descriptor != STDOUT_FILENO, start >= 0 { _ = ftruncate(descriptor, start) }
        throw error
    }

    private static func isDevice(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
            && status.st_mode & S_IFMT != S_IFDIR
    }
}
