import SystemLibraries

/// A file that appears whole under its name, or not at all.
///
/// Bytes go to a hidden neighbour; `commit` gives it the name. A value that goes away before that
/// takes its neighbour with it.
package struct OutputFile: ~Copyable {
    /// The name the file will have.
    package let path: String
    private let file: TemporaryFile
    let replacesExisting: Bool

    /// Opens a file for writing; one that exists is only accepted if it may be replaced.
    package init(_ path: String, replacingExisting: Bool = false) throws(FileError) {
        if FileBytes.isFolder(path) { throw FileError(.create, path, code: EISDIR) }
        if !replacingExisting, FileBytes.exists(path) {
            throw FileError(.create, path, code: EEXIST)
        }
        file = try TemporaryFile(for: path)
        self.path = path
        replacesExisting = replacingExisting
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
        guard bytes.withUnsafeBytes({ systemWrite(file.descriptor, $0) }) else {
            throw FileError(.write, path)
        }
    }

    /// Appends what another file holds, a piece at a time.
    package mutating func appendContents(of other: borrowing OutputFile) throws(FileError) {
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        var offset = 0
        while true {
            let received = pread(other.file.descriptor, &piece, piece.count, off_t(offset))
            guard received >= 0 else { throw FileError(.read, other.path) }
            if received == 0 { return }
            try append(Array(piece[..<received]))
            offset += received
        }
    }

    /// Writes bytes over those that stand at an offset.
    package mutating func overwrite(_ bytes: [UInt8], at offset: Int) throws(FileError) {
        let written = bytes.withUnsafeBytes {
            pwrite(file.descriptor, $0.baseAddress, $0.count, off_t(offset))
        }
        if written != bytes.count { throw FileError(.write, path) }
    }

    /// Reads back what was written.
    package borrowing func contents() throws(FileError) -> [UInt8] {
        try FileBytes.read(file.path)
    }

    /// Gives the file its name; nothing can be written any more.
    package mutating func commit() throws(FileError) {
        // A disk may report that it is full only now.
        guard file.synchronize() else { throw FileError(.write, path) }
        if !replacesExisting {
            // Unlike a renaming, a link never replaces what has appeared meanwhile.
            if link(file.path, path) == 0 { return withdraw() }
            if errno == EEXIST { throw FileError(.create, path) }
        }
        guard rename(file.path, path) == 0 else { throw FileError(.create, path) }
        file.isKept = true
    }

    /// Takes the hidden neighbour away; what was written can be read as long as this value lives.
    package mutating func withdraw() {
        unlink(file.path)
        file.isKept = true
    }

    /// Gives the hidden neighbour away, safe on the disk, to be given its name with others.
    consuming func detached() throws(FileError) -> TemporaryFile {
        guard file.synchronize() else { throw FileError(.write, path) }
        return file
    }
}
