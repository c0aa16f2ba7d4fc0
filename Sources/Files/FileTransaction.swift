import SystemLibraries

/// Files and folders beside each other that change together or not at all.
///
/// Everything is written and safe on the disk under hidden names before anything gets its own. The change takes effect
/// when a journal of the renamings that remain appears, itself in one step: what comes to an end before that has
/// changed nothing, and what comes to an end after it is finished by whoever opens the next transaction of the same
/// name, or reads the files by `FileTransaction.finish`.
package struct FileTransaction: ~Copyable {
    /// The folder in which all of the files are.
    private let folder: String
    /// The name of the change; two changes of one name never overlap.
    private let name: String
    /// The lock on the name, held as long as this value lives.
    private let lock: FileLock
    /// The renamings, in the order in which they are made.
    private var steps: [FileJournal.Step] = []
    /// The hidden files, which are removed with this value unless it is committed.
    private var files: [TemporaryFile] = []
    /// The hidden folders, which are removed with this value unless it is committed.
    private var folders: [TemporaryFolder] = []

    /// Begins a change in a folder, alone until it ends, and finishes what an earlier one of the name has left.
    ///
    /// While another process holds the name, `wait` is called again and again until it returns false; without it, that
    /// is an error.
    package init(
        in folder: String, named name: String, wait: (() -> Bool)? = nil
    ) throws(FileError) {
        let lock = try FileLock(on: folder + "/" + name, wait: wait)
        try FileJournal(in: folder, named: name).finish()
        self.lock = lock
        self.folder = folder
        self.name = name
    }

    /// Adds a file that was written for this folder, with what is in it now; nothing can be appended afterwards.
    package mutating func add(_ file: consuming OutputFile) throws(FileError) {
        let name = FileBytes.name(of: file.path)
        let isThere = FileBytes.exists(file.path)
        if isThere, !file.replacesExisting { throw FileError(.create, file.path, code: EEXIST) }
        let temporary = try file.detached()
        var status = stat()
        guard fstat(temporary.descriptor, &status) == 0 else {
            throw FileError(.write, folder + "/" + name)
        }
        steps.append(
            .place(
                FileBytes.name(of: temporary.path), as: name, size: Int(status.st_size),
                replaces: isThere))
        files.append(temporary)
    }

    /// Adds a file of these bytes under a name in the folder; one that exists is an error unless it may be replaced.
    package mutating func add(
        _ bytes: [UInt8], as name: String, replacingExisting: Bool
    ) throws(FileError) {
        var file = try OutputFile(folder + "/" + name, replacingExisting: replacingExisting)
        try file.append(bytes)
        try add(file)
    }

    /// Adds a folder with all its files, in place of one of its name.
    package mutating func add(_ added: TemporaryFolder) throws(FileError) {
        remove(added.name)
        steps.append(
            .place(FileBytes.name(of: added.path), as: added.name, size: nil, replaces: false))
        folders.append(added)
    }

    /// Takes a file or folder of this name away, if there is one.
    package mutating func remove(_ name: String) {
        guard FileBytes.exists(folder + "/" + name) else { return }
        let aside = TemporaryFile.hiddenName(for: name)
        steps.append(.setAside(name, as: aside))
    }

    /// Makes the change; a transaction that is not committed changes nothing.
    package consuming func commit() throws(FileError) {
        if steps.isEmpty { return }
        FileBytes.synchronizeFolder(folder)
        let journal = FileJournal(in: folder, named: name)
        try journal.write(steps)
        // From here on the next process finishes what this one does not.
        for file in files { file.isKept = true }
        for folder in folders { folder.isKept = true }
        try journal.finish()
    }

    /// Finishes the changes of a folder that processes which were killed have begun; a change that is under way is
    /// waited for.
    package static func finish(in folder: String) throws(FileError) {
        for name in FileJournal.names(in: folder) {
            // Taking the lock finishes it.
            _ = try FileTransaction(in: folder, named: name, wait: { true })
        }
    }

    /// Whether a change of the folder's files is under way or was cut short.
    package static func isPending(in folder: String) -> Bool {
        !FileJournal.names(in: folder).isEmpty
    }
}
