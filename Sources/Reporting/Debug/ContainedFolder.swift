import Files
import PhotoFiles
import SystemLibraries

/// An open folder that can only be written into, never out of.
///
/// Whatever is made, replaced or removed is named relative to the open folder, names hold no slash,
/// and links that lie in it are never followed in writing: a link where a folder should be is an
/// error, one where a file should be is replaced. Safe to use from several threads.
package final class ContainedFolder: Sendable {
    /// The folder's path, for messages and listings.
    package let path: String
    /// The open folder, closed with the last reference to it.
    private let descriptor: CInt

    /// Takes over a folder that is open already.
    private init(path: String, descriptor: CInt) {
        self.path = path
        self.descriptor = descriptor
    }

    /// Closes the folder; its files stay.
    deinit { _ = close(descriptor) }

    /// Opens the folder a user named, made with all folders above it when it is missing.
    ///
    /// A path that is a link to a folder is followed: the user has named it. What killed processes
    /// have left half written in it is removed. Throws `ReportingError.folder`.
    package convenience init(at path: String) throws(ReportingError) {
        do throws(FileError) { try FileBytes.makeFolder(path) } catch {
            throw .folder(path: path, reason: String(cString: strerror(error.code)))
        }
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .folder(path: path, reason: Self.lastError()) }
        TemporaryFile.removeLeftovers(in: path)
        self.init(path: path, descriptor: descriptor)
    }

    /// Opens a folder inside this one, made when it is missing; throws where the name is that of a link or a file.
    package func subfolder(_ name: String) throws(ReportingError) -> ContainedFolder {
        try check(name)
        let inner = path + "/" + name
        // A folder that is there already is as good as a new one.
        if mkdirat(descriptor, name, 0o777) != 0, errno != EEXIST {
            throw .folder(path: inner, reason: Self.lastError())
        }
        // Opened without following links: a link of this name, whoever made it, is an error.
        let opened = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard opened >= 0 else { throw .folder(path: inner, reason: Self.lastError()) }
        return ContainedFolder(path: inner, descriptor: opened)
    }

    /// Writes a file whole or not at all, in place of what had the name before.
    ///
    /// The bytes go into a hidden file, which then gets the name; a link of that name is replaced, not followed.
    package func write(_ bytes: [UInt8], to name: String) throws(ReportingError) {
        try check(name)
        let target = path + "/" + name
        let part = TemporaryFile.hiddenName(for: name)
        // A fresh file: what a stranger put under the name is not opened.
        let file = openat(
            descriptor, part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .file(path: target, reason: Self.lastError()) }
        // Locked while it is written: another process takes only unlocked leftovers away.
        _ = TemporaryFile.lock(file)
        let problem = Self.write(bytes, into: file)
        defer { close(file) }
        if problem == nil, renameat(descriptor, part, descriptor, name) == 0 { return }
        let reason = problem ?? Self.lastError()
        _ = unlinkat(descriptor, part, 0)
        throw .file(path: target, reason: reason)
    }

    /// Makes a symbolic link to a path; false when the name is taken by anything else than the same link.
    ///
    /// Both are bytes, as photos' names need not be UTF-8. Where the target leads is not looked at.
    package func link(to target: [UInt8], as name: [UInt8]) throws(ReportingError) -> Bool {
        let (source, place) = (PhotoPath(bytes: target), PhotoPath(bytes: name))
        try check(place.text)
        let result = source.withCString { from in
            place.withCString { symlinkat(from, descriptor, $0) }
        }
        if result == 0 { return true }
        guard errno == EEXIST else {
            throw .file(path: path + "/" + place.text, reason: Self.lastError())
        }
        // The name is taken: by this very link, if it leads to the same target.
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = place.withCString { readlinkat(descriptor, $0, &buffer, buffer.count) }
        return length >= 0 && buffer[..<length].map { UInt8(bitPattern: $0) } == target
    }

    /// Writes a file that is new; false when the name is taken by anything else than a file of the same bytes.
    package func add(_ bytes: [UInt8], as name: [UInt8]) throws(ReportingError) -> Bool {
        let place = PhotoPath(bytes: name)
        try check(place.text)
        let target = path + "/" + place.text
        // No hidden file is needed where nothing is replaced: one that cannot be written whole is removed again.
        let file = place.withCString {
            openat(descriptor, $0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        }
        if file < 0, errno == EEXIST {
            let whole = PhotoPath(path).appending(name)
            return (try? PhotoFile(whole).contents()) == bytes
        }
        guard file >= 0 else { throw .file(path: target, reason: Self.lastError()) }
        defer { close(file) }
        if let problem = Self.write(bytes, into: file) {
            _ = place.withCString { unlinkat(descriptor, $0, 0) }
            throw .file(path: target, reason: problem)
        }
        return true
    }

    /// Removes the symbolic links in the folder; false when something else is in it, which stays.
    package func removeLinks() throws(ReportingError) -> Bool {
        let names: [PhotoPath]
        do throws(FileError) {
            names = try FileBytes.rawNames(in: path).map { PhotoPath(bytes: $0) }
        } catch { throw .folder(path: path, reason: String(cString: strerror(error.code))) }
        // By the raw names: those of links to photos need not be UTF-8.
        var isEmpty = true
        for name in names {
            var status = stat()
            let isLink = name.withCString {
                fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) == 0
                    && status.st_mode & S_IFMT == S_IFLNK
            }
            if isLink {
                _ = name.withCString { unlinkat(descriptor, $0, 0) }
            } else {
                isEmpty = false
            }
        }
        return isEmpty
    }

    /// Removes the files whose names a test accepts; folders, and files that cannot be removed, stay.
    func removeFiles(where isOld: (String) -> Bool) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names where isOld(name) { _ = unlinkat(descriptor, name, 0) }
    }

    /// Throws where a name is empty, leads elsewhere (`.`, `..`, a slash) or holds a zero byte, at
    /// which the system would cut it.
    private func check(_ name: String) throws(ReportingError) {
        guard !name.isEmpty, name != ".", name != "..", !name.utf8.contains(0x2F),
            !name.utf8.contains(0)
        else { throw .file(path: path + "/" + name, reason: "the name leads out of the folder") }
    }

    /// Writes all bytes into an open file; returns nil, or what went wrong in the system's words.
    private static func write(_ bytes: [UInt8], into file: CInt) -> String? {
        bytes.withUnsafeBytes { systemWrite(file, $0) } ? nil : lastError()
    }

    /// What went wrong in the last call of the operating system, in its words.
    private static func lastError() -> String { String(cString: strerror(errno)) }
}
