import SystemLibraries

/// A file under a hidden name of its own beside the place it is for, until it is put there.
///
/// The name is made by chance and by `O_EXCL`: nothing that is there is ever opened, and two processes never share it,
/// whatever their numbers. The file is locked while its writer lives, so that what a killed one has left can be told
/// from what another is writing, and removed.
package final class TemporaryFile {
    /// The path of the hidden file.
    let path: String
    /// The open file, for reading and writing.
    let descriptor: Int32
    /// Whether the file outlives this value, since it has its name, or somebody else removes it.
    var isKept = false

    /// Makes an empty file beside the name it is for, and removes what killed processes have left for that name.
    init(for path: String) throws(FileError) {
        let folder = FileBytes.parentFolder(of: path)
        let name = FileBytes.name(of: path)
        Self.removeLeftovers(of: name, in: folder)
        // With 64 random bits a name is taken once in ages; 16 tries only keep the loop from being endless.
        for _ in 0..<16 {
            let place = "\(folder)/\(Self.hiddenName(for: name))"
            let opened = open(
                place, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
            if opened < 0 {
                if errno == EEXIST { continue }
                // What the user knows is the file's own name.
                throw FileError(.create, path)
            }
            // Until now somebody may have taken it for a leftover.
            if Self.lock(opened), FileIdentity(opened) == FileIdentity(place) {
                self.path = place
                descriptor = opened
                return
            }
            close(opened)
        }
        throw FileError(.create, path, code: EEXIST)
    }

    deinit {
        if !isKept { unlink(path) }
        close(descriptor)
    }

    /// Makes sure that what was written outlives a power cut; false where the disk says no.
    func synchronize() -> Bool {
        // Pipes and devices have nothing to synchronize.
        fsync(descriptor) == 0 || errno == EINVAL
    }

    /// Returns a hidden name that nobody else has: a point, the name, 16 random hexadecimal digits and an ending.
    package static func hiddenName(for name: String) -> String {
        let chance = String(UInt64.random(in: .min ... .max), radix: 16)
        return "." + beginning(of: name) + "." + String(repeating: "0", count: 16 - chance.count)
            + chance + ending
    }

    /// The part of a name that its hidden names have: as many whole characters as 200 bytes of UTF-8 hold.
    ///
    /// File systems take names of 255 bytes, and what stands around the part has 23.
    private static func beginning(of name: String) -> Substring {
        var end =
            name.utf8.index(name.startIndex, offsetBy: 200, limitedBy: name.endIndex)
            ?? name.endIndex
        while end.samePosition(in: name.unicodeScalars) == nil { name.utf8.formIndex(before: &end) }
        return name[..<end]
    }

    /// How every hidden name ends.
    private static let ending = ".part"

    /// Whether a name is a hidden one for the given name, or, without that, for any.
    static func isHiddenName(_ hidden: String, for name: String? = nil) -> Bool {
        // Bytes, since a name may begin with an accent, which would be one character with the point before it.
        let (bytes, dot) = (hidden.utf8, UInt8(ascii: "."))
        guard bytes.first == dot, bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8) else {
            return false
        }
        let middle = bytes.dropFirst().dropLast(ending.utf8.count)
        guard let last = middle.lastIndex(of: dot) else { return false }
        let chance = Substring(middle[middle.index(after: last)...])
        guard chance.utf8.count == 16, chance.allSatisfy(\.isHexDigit) else { return false }
        return name.map { Substring(middle[..<last]) == beginning(of: $0) } ?? true
    }

    /// Locks a file or folder for this process alone, without waiting; false where another process has it.
    package static func lock(_ descriptor: Int32) -> Bool {
        // A file system without locks cannot tell; then the names made by chance must do.
        flock(descriptor, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR)
    }

    /// Removes files and folders under hidden names for a name, or for any, whose writers are gone.
    ///
    /// Those are hidden files that nobody has locked. Where the folder has a journal nothing is removed.
    package static func removeLeftovers(of name: String? = nil, in folder: String) {
        guard let names = try? FileBytes.names(in: folder) else { return }
        // What a change that was cut short still has to put in its place is none.
        if names.contains(where: FileJournal.isJournal) { return }
        for leftover in names where isHiddenName(leftover, for: name) {
            let path = folder + "/" + leftover
            let opened = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            guard opened >= 0 else { continue }
            defer { close(opened) }
            guard flock(opened, LOCK_EX | LOCK_NB) == 0 else { continue }
            try? FileManager.default.removeItem(atPath: path)
        }
    }
}

/// Which file or folder a descriptor or a name belongs to: equal for two names of the same file.
package struct FileIdentity: Equatable, Hashable, Sendable {
    /// The number of the file system.
    private let device: UInt64
    /// The number of the file in its file system (inode).
    private let number: UInt64

    /// Identifies an open file; nil where the descriptor is not open.
    package init?(_ descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Identifies what a name belongs to; nil where there is none.
    package init?(_ path: String, followingLinks: Bool = false) {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        self.init(status)
    }

    /// Takes the device and the inode number, which together no other file has.
    private init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
    }
}
