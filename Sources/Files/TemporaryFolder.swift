import SystemLibraries

/// A folder under a hidden name of its own beside the place it is for, until it is put there.
package final class TemporaryFolder {
    /// The name that the folder is for.
    package let name: String
    /// The path of the hidden folder.
    package let path: String
    /// The open folder, on which the lock is that shows its writer to be alive.
    private let descriptor: Int32
    /// Whether the folder outlives this value, since it has its name, or somebody else removes it.
    var isKept = false

    /// Makes an empty folder beside the name it is for, and removes what killed processes have left for that name.
    package init(for final: String) throws(FileError) {
        let parent = FileBytes.parentFolder(of: final)
        name = FileBytes.name(of: final)
        TemporaryFile.removeLeftovers(of: name, in: parent)
        path = "\(parent)/\(TemporaryFile.hiddenName(for: name))"
        guard mkdir(path, 0o777) == 0 else { throw FileError(.create, final) }
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0, TemporaryFile.lock(descriptor) else {
            throw FileError(.create, final)
        }
    }

    /// Writes a file in the folder, safe on the disk; folders in its name are made.
    ///
    /// A file that exists is an error: each is written once.
    package func write(_ bytes: [UInt8], to name: String) throws(FileError) {
        let place = path + "/" + name
        try FileBytes.makeFolder(FileBytes.parentFolder(of: place))
        let opened = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard opened >= 0 else { throw FileError(.create, self.name + "/" + name) }
        defer { close(opened) }
        guard bytes.withUnsafeBytes({ systemWrite(opened, $0) }), fsync(opened) == 0 else {
            throw FileError(.write, self.name + "/" + name)
        }
    }

    deinit {
        if !isKept { try? FileManager.default.removeItem(atPath: path) }
        if descriptor >= 0 { close(descriptor) }
    }
}
