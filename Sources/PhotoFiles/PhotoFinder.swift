import SystemLibraries

/// The photos that files and folders stand for, found one after the other as they are asked for.
///
/// An argument that is no folder is delivered as it is, whatever it may be. Folders are searched
/// recursively in natural order for files that are named like pictures (broken ones are to be
/// reported) or begin like pictures and are not named like a camera's raw files; hidden entries are passed
/// over, and no folder is visited twice, so that links cannot lead in circles. A folder that cannot be opened is delivered
/// itself, and so is whatever cannot be looked at: reading it says why.
package struct PhotoFinder: Sequence {
    private let arguments: [PhotoPath]
    private let spared: [PhotoPath]
    /// Learns what the files in folders are that are no photos.
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

    /// Starts a search.
    package func makeIterator() -> Iterator {
        Iterator(arguments, sparing: spared, passingOver: passingOver)
    }

    /// A search on its way through the folders.
    package struct Iterator: IteratorProtocol {
        private var arguments: ArraySlice<PhotoPath>
        private let spared: [PhotoPath]
        private let passingOver: ((ForeignContent) -> Void)?
        /// What is still to be looked at in the folders from the argument down; reversed.
        private var pending: [PhotoPath] = []
        private var visited: Set<FolderIdentity> = []

        fileprivate init(
            _ arguments: [PhotoPath], sparing spared: [PhotoPath],
            passingOver: ((ForeignContent) -> Void)?
        ) {
            self.arguments = arguments[...]
            self.spared = spared
            self.passingOver = passingOver
        }

        /// Finds the next photo.
        package mutating func next() -> PhotoPath? {
            repeat {
                while let path = pending.popLast() {
                    if let identity = FolderIdentity(path) {
                        if !open(path, identity) { return path }
                    } else if ImageFormat(promisedBy: path) != nil || isOutOfReach(path) {
                        return path
                    } else if let start = beginning(of: path) {
                        let isRaw = ForeignContent.isRawPhoto(path)
                        if !isRaw, ImageFormat(magicOf: start) != nil { return path }
                        passingOver?(isRaw ? .rawPhoto : ForeignContent(guessedFrom: start))
                    }
                }
                guard let argument = arguments.popFirst() else { return nil }
                visited = []
                guard let identity = FolderIdentity(argument), open(argument, identity) else {
                    return argument
                }
                visited.formUnion(spared.compactMap(FolderIdentity.init))
            } while true
        }

        /// Lists a folder; false when it cannot be opened.
        private mutating func open(_ folder: PhotoPath, _ identity: FolderIdentity) -> Bool {
            guard visited.insert(identity).inserted else { return true }
            guard let names = entries(of: folder) else { return false }
            pending += names.sorted { naturallyPrecedes($1, $0) }.map(folder.appending)
            return true
        }
    }
}

/// Which folder a name leads to.
private struct FolderIdentity: Hashable {
    let device: UInt64
    let number: UInt64

    /// Identifies a folder, links followed; nil when the name belongs to something else.
    init?(_ path: PhotoPath) {
        var status = stat()
        guard path.withCString({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFDIR
        else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
    }
}

/// The names in a folder without the hidden ones, or nil when it cannot be opened.
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

/// Whether something of the name cannot be examined, in a folder without entry or under an over-long path.
///
/// There may be photos: reading it says why there are none.
private func isOutOfReach(_ path: PhotoPath) -> Bool {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) != 0 else { return false }
    return ![ENOENT, ENOTDIR].contains(errno)
}

/// The first bytes of a regular file that is not empty and can be read.
private func beginning(of path: PhotoPath) -> [UInt8]? {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG else {
        return nil
    }
    let descriptor = path.withCString { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: StreamContent.sufficientCount)
    let count = read(descriptor, &start, start.count)
    return count > 0 ? Array(start.prefix(count)) : nil
}
