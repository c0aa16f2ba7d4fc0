import SystemLibraries

/// Whole files read into memory, and what a name belongs to.
///
/// Names are paths in UTF-8, relative ones from the working folder. Links are followed unless it is said otherwise.
package enum FileBytes {
    /// Reads a whole regular file of at most `longest` bytes; a folder, pipe or device is an error, and never waited
    /// for.
    package static func readRegular(
        _ path: String, atMost longest: Int
    ) throws(FileError) -> [UInt8] {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileError(.read, path) }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            guard status.st_size <= longest else { throw FileError(.read, path, code: EFBIG) }
            return try read(path)
        case S_IFDIR: throw FileError(.read, path, code: EISDIR)
        // What reading from a place where nothing can be sought says.
        default: throw FileError(.read, path, code: ESPIPE)
        }
    }

    /// Reads a whole file, also a pipe or a device, to its end; a folder is an error.
    package static func read(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.read, path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(.read, path) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw FileError(.read, path, code: EISDIR)
        }
        // 64 GiB: larger files fit into no memory, and a sparse file may claim any size.
        guard status.st_size <= 1 << 36 else { throw FileError(.read, path, code: EFBIG) }
        var bytes: [UInt8] = []
        // One byte more than promised tells the end of the file without growing the array.
        bytes.reserveCapacity(Int(status.st_size) + 1)
        var isAtEnd = false
        var failure: FileError?
        while !isAtEnd, failure == nil {
            // At least 64 KiB, for pipes and for files in /proc, which have no size.
            let chunk = max(65_536, Int(status.st_size) + 1 - bytes.count)
            let part = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
                let received = systemRead(descriptor, buffer.baseAddress, chunk)
                if received < 0 { failure = FileError(.read, path) }
                isAtEnd = received <= 0
                count = max(0, received)
            }
            if bytes.isEmpty { bytes = part } else { bytes += part }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Whether the name belongs to something, links followed.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether the name belongs to a folder, links followed.
    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether the name belongs to a regular file, links followed.
    package static func isRegularFile(_ path: String) -> Bool { sizeOfRegularFile(path) != nil }

    /// Returns the number of bytes of a regular file; nil where there is none of this name.
    package static func sizeOfRegularFile(_ path: String) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// Reads at most `count` bytes from a file's start, in one call.
    package static func read(_ path: String, atMost count: Int) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.read, path) }
        defer { close(descriptor) }
        var failure: FileError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let received = systemRead(descriptor, buffer.baseAddress, count)
            if received < 0 { failure = FileError(.read, path) }
            filled = max(0, received)
        }
        if let failure { throw failure }
        return bytes
    }

    /// Returns the number of bytes of what a name belongs to, links not followed; nil where there is none.
    package static func size(of path: String) -> Int? {
        var status = stat()
        return lstat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// Makes sure that a folder's entries outlive a power cut, where the system can do that; failures are not told.
    static func synchronizeFolder(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }

    /// Returns the names of a folder's entries, sorted, without `.` and `..`; bytes that are not UTF-8 become U+FFFD.
    package static func names(in folder: String) throws(FileError) -> [String] {
        try rawNames(in: folder).map { String(decoding: $0, as: UTF8.self) }.sorted()
    }

    /// Returns the names of a folder's entries as the bytes that they are, in no order, without `.` and `..`.
    package static func rawNames(in folder: String) throws(FileError) -> [[UInt8]] {
        guard let stream = opendir(folder) else { throw FileError(.list, folder) }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
        }
        return names
    }

    /// Makes a folder and those above it, where they are missing; several processes may do so at once.
    package static func makeFolder(_ path: String) throws(FileError) {
        if isFolder(path) { return }
        let parent = parentFolder(of: path)
        if parent != path, parent != "." { try makeFolder(parent) }
        if mkdir(path, 0o777) != 0 {
            // Another process may have made it since; then all is well.
            let code = errno
            if code == EEXIST, isFolder(path) { return }
            throw FileError(.create, path, code: code == EEXIST ? ENOTDIR : code)
        }
    }

    /// Returns the last component of a path.
    package static func name(of path: String) -> String {
        // Bytes, since a slash and an accent that a name begins with are one character.
        path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
    }

    /// Returns the path of the folder that holds the entry of this name; `.` for a name without a slash, `/` for the
    /// root.
    package static func parentFolder(of path: String) -> String {
        var bytes = Array(path.utf8)
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
    }
}
