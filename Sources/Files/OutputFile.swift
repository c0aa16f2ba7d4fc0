import CLinkedLibraries
import SystemLibraries

/// A file that appears whole under its name, or not at all.
///
/// Bytes go to a hidden file beside it; `commit` gives that the name. A value that goes away before that removes the
/// hidden file.
package struct OutputFile: ~Copyable {
    /// The path that the file will have.
    package let path: String
    /// The hidden file.
    private let file: TemporaryFile
    /// Whether a file of the name may be replaced.
    let replacesExisting: Bool

    /// Opens a hidden file for writing; where a file of the name exists and may not be replaced, or a folder does, that
    /// is an error.
    package init(_ path: String, replacingExisting: Bool = false) throws(FileError) {
        if FileBytes.isFolder(path) { throw FileError(.create, path, code: EISDIR) }
        if !replacingExisting, FileBytes.exists(path) {
            throw FileError(.create, path, code: EEXIST)
        }
        file = try TemporaryFile(for: path)
        self.path = path
        replacesExisting = replacingExisting
    }

    /// Writes a whole file at once, which then has its name.
    package static func write(
        _ bytes: [UInt8], to path: String, replacingExisting: Bool = false
    ) throws(FileError) {
        var file = try OutputFile(path, replacingExisting: replacingExisting)
        try file.append(bytes)
        try file.commit()
    }

    /// Appends bytes to the hidden file.
    package mutating func append(_ bytes: [UInt8]) throws(FileError) {
        guard bytes.withUnsafeBytes({ systemWrite(file.descriptor, $0) }) else {
            throw FileError(.write, path)
        }
    }

    /// Appends what another file holds, a mebibyte at a time.
    package mutating func appendContents(of other: borrowing OutputFile) throws(FileError) {
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        var offset = 0
        while true {
            let received = systemRead(
                other.file.descriptor, &piece, piece.count, at: offset)
            guard received >= 0 else { throw FileError(.read, other.path) }
            if received == 0 { return }
            try append(Array(piece[..<received]))
            offset += received
        }
    }

    /// Reads back all that was written.
    package borrowing func contents() throws(FileError) -> [UInt8] {
        try FileBytes.read(file.path)
    }

    /// Gives the file its name, safe on the disk; nothing can be written any more.
    ///
    /// Throws where a file of the name has appeared meanwhile and may not be replaced.
    package mutating func commit() throws(FileError) {
        try commit { link($0, $1) }
    }

    /// The same with a call that gives a file a second name, 0 where it could, in the place of the system's `link`: so
    /// that a test can be a file system without links.
    mutating func commit(linkingBy link: (_ file: String, _ name: String) -> Int32)
        throws(FileError)
    {
        // A disk may report that it is full only now.
        guard file.synchronize() else { throw FileError(.write, path) }
        if !replacesExisting {
            // Unlike a renaming, a link never replaces what has appeared meanwhile.
            if link(file.path, path) == 0 { return withdraw() }
            if errno == EEXIST { throw FileError(.create, path) }
            // Some file systems have no links; nearly all of those can rename without replacing anything.
            if digits_rename_to_free_name(file.path, path) == 0 {
                file.isKept = true
                return
            }
            if errno == EEXIST { throw FileError(.create, path) }
            // Where neither can be done, both have looked for the name: only what appears after them is replaced.
        }
        guard rename(file.path, path) == 0 else { throw FileError(.create, path) }
        file.isKept = true
    }

    /// Removes the hidden file's name; what was written can be read as long as this value lives.
    package mutating func withdraw() {
        unlink(file.path)
        file.isKept = true
    }

    /// Hands over the hidden file, safe on the disk, to be given its name together with others.
    consuming func detached() throws(FileError) -> TemporaryFile {
        guard file.synchronize() else { throw FileError(.write, path) }
        return file
    }
}
