import SystemLibraries

/// The photos that files and folders stand for, found one after the other as they are asked for.
///
/// An argument that is no folder is delivered as it is, whatever it may be. Folders are searched
/// recursively in natural order for files that are named like pictures (broken ones are to be
/// reported) or begin like pictures and are not named like a camera's raw files; hidden entries are passed
/// over, and no folder is visited twice, so that links cannot lead in circles. A folder that cannot be opened is delivered
/// itself, and so is whatever cannot be looked at: reading it says why.
package struct PhotoFinder: Sequence {
    /// The files and folders to be searched, in the order of the command line.
    private let arguments: [PhotoPath]
    /// Folders that are not entered when they are met inside others.
    private let spared: [PhotoPath]
    /// Is told, for each file in a folder that is no photo, what it seems to be.
    private let passingOver: ((ForeignContent) -> Void)?

    /// Makes a finder for files and folders; the spared ones are passed over inside other folders, as
    /// they are written into while photos are read.
    package init(
        _ arguments: [PhotoPath], sparing spared: [PhotoPath] = [],
        passingOver: ((ForeignContent) -> Void)? = nil
    ) {
        self.arguments = arguments
        self.spared = spared
        self.passingOver = passingOver
    }

    /// Starts a search from the first argument; each call searches anew.
    package func makeIterator() -> Iterator {
        Iterator(arguments, sparing: spared, passingOver: passingOver)
    }

    /// A search on its way through the folders; it holds the names of the folders it is in, not of all.
    package struct Iterator: IteratorProtocol {
        /// The arguments that are still to come.
        private var arguments: ArraySlice<PhotoPath>
        /// Folders that are not entered when they are met inside others.
        private let spared: [PhotoPath]
        /// Is told, for each file in a folder that is no photo, what it seems to be.
        private let passingOver: ((ForeignContent) -> Void)?
        /// What is still to be looked at in the folders below the last argument; the next one comes last.
        private var pending: [PhotoPath] = []
        /// The folders below the last argument that were listed, and those that are spared.
        private var visited: Set<FolderIdentity> = []

        /// Makes a search that has not begun.
        fileprivate init(
            _ arguments: [PhotoPath], sparing spared: [PhotoPath],
            passingOver: ((ForeignContent) -> Void)?
        ) {
            self.arguments = arguments[...]
            self.spared = spared
            self.passingOver = passingOver
        }

        /// Finds the next photo, or nil when all arguments are searched.
        package mutating func next() -> PhotoPath? {
            repeat {
                while let path = pending.popLast() {
                    // A folder's entries take its place; a folder that cannot be opened and a file that cannot be
                    // read are delivered, so that the reason is told.
                    if let identity = FolderIdentity(path) {
                        if !open(path, identity) { return path }
                    } else if ImageFormat(promisedBy: path) != nil {
                        return path
                    } else {
                        let start: [UInt8]?
                        do { start = try beginning(of: path) } catch { return path }
                        guard let start else { continue }
                        // A raw file mostly begins like a TIFF, so its name counts before its bytes.
                        let isRaw = ForeignContent.isRawPhoto(path)
                        if !isRaw, ImageFormat(magicOf: start) != nil { return path }
                        passingOver?(isRaw ? .rawPhoto : ForeignContent(guessedFrom: start))
                    }
                }
                guard let argument = arguments.popFirst() else { return nil }
                // Only within one argument is a folder passed over: who names it twice gets it twice.
                visited = []
                // The spared folders count as visited only after this: one that is itself an argument is searched.
                guard let identity = FolderIdentity(argument), open(argument, identity) else {
                    return argument
                }
                visited.formUnion(spared.compactMap(FolderIdentity.init))
            } while true
        }

        /// Adds a folder's entries to what is to be looked at; false when it cannot be opened.
        ///
        /// A folder that was listed before adds nothing.
        private mutating func open(_ folder: PhotoPath, _ identity: FolderIdentity) -> Bool {
            guard visited.insert(identity).inserted else { return true }
            guard let names = entries(of: folder) else { return false }
            // In reverse, since the last is taken first.
            pending += names.sorted { naturallyPrecedes($1, $0) }.map(folder.appending)
            return true
        }
    }
}

/// Which folder a path leads to, so that two paths to one folder can be told.
private struct FolderIdentity: Hashable {
    /// The number of the file system the folder lies on.
    let device: UInt64
    /// The folder's number (inode) in its file system.
    let number: UInt64

    /// Identifies a folder, symbolic links followed; nil when the path leads to something else or nowhere.
    init?(_ path: PhotoPath) {
        var status = stat()
        guard path.withCString({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFDIR
        else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
    }
}

/// The names in a folder, in the system's order and without those that begin with a full stop; nil when the folder
/// cannot be opened.
private func entries(of folder: PhotoPath) -> [[UInt8]]? {
    guard let stream = folder.withCString({ opendir($0) }) else { return nil }
    defer { closedir(stream) }
    guard let nameOffset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { return nil }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
        // The name may be longer than its declared array: it is read up to its zero.
        let start = UnsafeRawPointer(entry) + nameOffset
        let count = strlen(start.assumingMemoryBound(to: CChar.self))
        let name = [UInt8](UnsafeRawBufferPointer(start: start, count: count))
        if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names
}

/// Reads the first bytes of a regular file, enough to tell its format; nil when it is empty, no regular file or does
/// not exist.
///
/// - Throws: where the system does not say what the path leads to, as in a folder without entry or for an over-long
///   path, or does not let the file be read: a photo may be there
private func beginning(of path: PhotoPath) throws(PhotoFileError) -> [UInt8]? {
    do throws(PhotoFileError) {
        let (kind, _) = try fileStatus { status in path.withCString { stat($0, &status) } }
        if kind != nil { return nil }
        let descriptor = path.withCString { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
        guard descriptor >= 0 else { throw PhotoFileError(errno: errno) }
        defer { close(descriptor) }
        var start = [UInt8](repeating: 0, count: StreamContent.sufficientCount)
        let count = systemRead(descriptor, &start, start.count)
        guard count >= 0 else { throw PhotoFileError(errno: errno) }
        return count > 0 ? Array(start.prefix(count)) : nil
    } catch {
        if error == .notFound { return nil }
        throw error
    }
}
