import SystemLibraries

/// A file that appears whole under its name, or not at all.
///
/// Bytes go to a hidden neighbour; `commit` gives it the name. A value that goes away before that
/// takes its neighbour with it.
package struct OutputFile: ~Copyable {
    /// The name the file will have.
    package let path: String
    /// The name it has until then, for reading it back.
    package let temporaryPath: String
    private let descriptor: Int32
    private let replacesExisting: Bool
    private var isCommitted = false

    /// Opens a file for writing; one that exists is only accepted if it may be replaced.
    package init(_ path: String, replacingExisting: Bool = false) throws(FileError) {
        if FileBytes.isFolder(path) { throw FileError(.create, path, code: EISDIR) }
        if !replacingExisting, FileBytes.exists(path) {
            throw FileError(.create, path, code: EEXIST)
        }
        let neighbour = Self.temporaryPath(for: path)
        let opened = open(
            neighbour, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
        if opened < 0 { throw FileError(.create, path) }
        self.path = path
        temporaryPath = neighbour
        descriptor = opened
        replacesExisting = replacingExisting
    }

    deinit {
        close(descriptor)
        if !isCommitted { unlink(temporaryPath) }
    }

    /// Writes a whole file at once.
    package static func write(
        _ bytes: [UInt8], to path: String, replacingExisting: Bool = false
    ) throws(FileError) {
        var file = try OutputFile(path, replacingExisting: replacingExisting)
        try file.append(bytes)
        try file.commit()
    }

    /// Appends bytes.
    package mutating func append(_ bytes: [UInt8]) throws(FileError) {
        guard bytes.withUnsafeBytes({ systemWrite(descriptor, $0) }) else {
            throw FileError(.write, path)
        }
    }

    /// Appends what another file holds, a piece at a time.
    package mutating func appendContents(of other: String) throws(FileError) {
        let source = open(other, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw FileError(.read, other) }
        defer { close(source) }
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let received = systemRead(source, &piece, piece.count)
            guard received >= 0 else { throw FileError(.read, other) }
            if received == 0 { return }
            try append(Array(piece[..<received]))
        }
    }

    /// Writes bytes over those that stand at an offset.
    package mutating func overwrite(_ bytes: [UInt8], at offset: Int) throws(FileError) {
        let written = bytes.withUnsafeBytes {
            pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset))
        }
        if written != bytes.count { throw FileError(.write, path) }
    }

    /// Gives the file its name; nothing can be written any more.
    package mutating func commit() throws(FileError) {
        // A disk may report that it is full only now.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileError(.write, path) }
        if !replacesExisting {
            // Unlike a renaming, a link never replaces what has appeared meanwhile.
            if link(temporaryPath, path) == 0 {
                unlink(temporaryPath)
                isCommitted = true
                return
            }
            if errno == EEXIST { throw FileError(.create, path) }
        }
        guard rename(temporaryPath, path) == 0 else { throw FileError(.create, path) }
        isCommitted = true
    }

    private static func temporaryPath(for path: String) -> String {
        let folder = FileBytes.parentFolder(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return "\(folder)/.\(name).\(getpid()).part"
    }
}
