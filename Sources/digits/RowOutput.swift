import MNIST
import SystemLibraries

/// Where rows go, whole line by whole line: standard output or a file.
final class RowOutput {
    private let descriptor: Int32
    private let name: String

    /// Takes standard output, or opens a file; one that exists is only replaced on request.
    ///
    /// Going on with a file keeps what is in it.
    init(file: String?, replacingExisting: Bool, goingOn: Bool = false) throws {
        guard let file else {
            (descriptor, name) = (STDOUT_FILENO, "standard output")
            return
        }
        name = file
        let creation = goingOn ? O_APPEND : replacingExisting ? O_TRUNC : O_EXCL
        var opened = open(file, O_WRONLY | O_CREAT | O_CLOEXEC | creation, 0o666)
        // A device or a pipe holds nothing that could be lost.
        if opened < 0, errno == EEXIST, Self.isDevice(file) {
            opened = open(file, O_WRONLY | O_CLOEXEC)
        }
        guard opened >= 0 else { throw FileError(.create, file) }
        descriptor = opened
    }

    /// How many columns the terminal has that rows appear on; nothing where they go elsewhere.
    var terminalColumns: Int? { Terminal.columns(of: descriptor) }

    deinit { if descriptor != STDOUT_FILENO { close(descriptor) } }

    /// Writes whole lines: where not all of them fit, none stays half written in a file.
    func write(_ lines: String) throws(FileError) {
        let bytes = Array(lines.utf8)
        let start = lseek(descriptor, 0, SEEK_CUR)
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
