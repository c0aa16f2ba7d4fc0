import MNIST
import SystemLibraries

/// An open folder that can only be written into, never out of.
///
/// Everything happens relative to the open folder, names hold no slash, and links that lie in it
/// are never followed: a link where a folder should be is an error, one where a file should be is
/// replaced.
struct ContainedFolder: ~Copyable, Sendable {
    /// The folder's path, for messages.
    let path: String
    private let descriptor: CInt

    private init(path: String, descriptor: CInt) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { _ = close(descriptor) }

    /// Opens the folder a user named, made with all folders above it when it is missing.
    init(at path: String) throws(ReportingError) {
        do throws(FileError) { try FileBytes.makeFolder(path) } catch {
            throw .folder(path: path, reason: String(cString: strerror(error.code)))
        }
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .folder(path: path, reason: Self.lastError()) }
        self.init(path: path, descriptor: descriptor)
    }

    /// Opens a folder inside this one, made when it is missing.
    func subfolder(_ name: String) throws(ReportingError) -> ContainedFolder {
        try check(name)
        let inner = path + "/" + name
        if mkdirat(descriptor, name, 0o777) != 0, errno != EEXIST {
            throw .folder(path: inner, reason: Self.lastError())
        }
        let opened = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard opened >= 0 else { throw .folder(path: inner, reason: Self.lastError()) }
        return ContainedFolder(path: inner, descriptor: opened)
    }

    /// Writes a file whole or not at all, in place of what had the name before.
    func write(_ bytes: [UInt8], to name: String) throws(ReportingError) {
        try check(name)
        let target = path + "/" + name
        let part = ".\(name).part"
        _ = unlinkat(descriptor, part, 0)
        // A fresh file: what a stranger put under the name is not opened.
        let file = openat(descriptor, part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .file(path: target, reason: Self.lastError()) }
        let problem = Self.write(bytes, into: file)
        let closed = close(file)
        if let problem {
            _ = unlinkat(descriptor, part, 0)
            throw .file(path: target, reason: problem)
        }
        guard closed == 0, renameat(descriptor, part, descriptor, name) == 0 else {
            let reason = Self.lastError()
            _ = unlinkat(descriptor, part, 0)
            throw .file(path: target, reason: reason)
        }
    }

    /// Whether something has the name.
    func holds(_ name: String) -> Bool {
        faccessat(descriptor, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0
    }

    /// Removes the files whose names a test accepts; folders stay.
    func removeFiles(where isOld: (String) -> Bool) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names where isOld(name) { _ = unlinkat(descriptor, name, 0) }
    }

    private func check(_ name: String) throws(ReportingError) {
        guard !name.isEmpty, name != ".", name != "..", !name.utf8.contains(0x2F),
            !name.utf8.contains(0)
        else { throw .file(path: path + "/" + name, reason: "the name leads out of the folder") }
    }

    private static func write(_ bytes: [UInt8], into file: CInt) -> String? {
        bytes.withUnsafeBytes { systemWrite(file, $0) } ? nil : lastError()
    }

    private static func lastError() -> String { String(cString: strerror(errno)) }
}
