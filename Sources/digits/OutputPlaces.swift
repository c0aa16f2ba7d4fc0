import Files
import PhotoFiles
import SystemLibraries
import Workers

/// Everything a command writes, checked before its first photo is read.
///
/// One rule holds for all of it: a file that exists, and a folder with something in it, is refused
/// unless it may be replaced; and what is read is never replaced.
struct OutputPlaces {
    /// The paths of files that are written.
    private let files: [String]
    /// The paths of folders that files are written into, whose names depend on the photos'.
    private let folders: [String]
    /// Whether what exists may be replaced.
    private let mayReplace: Bool

    /// Names what is written; nil stands for what is not asked for.
    init(files: [String?] = [], folders: [String?] = [], mayReplace: Bool) {
        self.files = files.compactMap(\.self)
        self.folders = folders.compactMap(\.self)
        self.mayReplace = mayReplace
    }

    /// Refuses what may not be replaced, and inputs and photos among what would be.
    ///
    /// - Throws: `FileError` for what exists, `CommandFailure` for what is read
    func check(reading inputs: [String?] = [], photos: PhotoArguments? = nil) throws {
        // Devices and pipes hold nothing that could be lost.
        for file in files where !mayReplace && FileBytes.isRegularFile(file) {
            throw FileError(.create, file, code: EEXIST)
        }
        // A folder is only refused for what is in it: an empty one may have been made for this run.
        for folder in folders {
            if !FileBytes.isFolder(folder) {
                guard !FileBytes.exists(folder) else {
                    throw FileError(.create, folder, code: ENOTDIR)
                }
            } else if !mayReplace, try !FileBytes.names(in: folder).isEmpty {
                throw FileError(.create, folder, code: ENOTEMPTY)
            }
        }
        // Compared by what the paths lead to, as one file can have many names.
        for case let input? in inputs {
            guard let one = FileIdentity(input, followingLinks: true) else { continue }
            for file in files where FileIdentity(file, followingLinks: true) == one {
                throw CommandFailure(
                    .usage, "\(file.printable) is to be read, and would be replaced.")
            }
        }
        // Photos of a pipe cannot be looked at beforehand: they are checked as they come, by `guarding`.
        guard let photos, photos.areKnownBeforehand else { return }
        var source = guarding(photos.source(sparing: folders))
        // Where nothing would be replaced, nothing need be looked through.
        if source is GuardedSource { while case .path = try source.next() {} }
    }

    /// The source, with an error for each photo that this run would replace; as it is where nothing could be
    /// replaced.
    func guarding(_ source: any PathSource) -> any PathSource {
        // What does not exist cannot be a photo, and an empty folder has none.
        let old = files.filter { FileBytes.isRegularFile($0) }
        let used = folders.filter { FileBytes.isFolder($0) && (try? FileBytes.names(in: $0)) != [] }
        if old.isEmpty, used.isEmpty { return source }
        return GuardedSource(source, files: old, folders: used)
    }
}

/// A source of photos in which one that the run would replace is an error.
private struct GuardedSource: PathSource {
    /// Where the photos come from.
    private var base: any PathSource
    /// The files that are replaced, each by its device and number.
    private let files: [FileIdentity: String]
    /// The folders that are written into and hold something, each by its device and number.
    private let folders: [FileIdentity: String]

    /// Identifies what is there, links followed, so that no other path to a file escapes.
    init(_ base: any PathSource, files: [String], folders: [String]) {
        /// The names by what they lead to; what does not exist is left out.
        func identified(_ names: [String]) -> [FileIdentity: String] {
            names.reduce(into: [:]) { names, name in
                if let one = FileIdentity(name, followingLinks: true) { names[one] = name }
            }
        }
        self.base = base
        self.files = identified(files)
        self.folders = identified(folders)
    }

    /// The base's descriptor to wait for.
    var descriptor: Int32? { base.descriptor }

    /// The base's next photo.
    ///
    /// - Throws: `CommandFailure` for a photo that would be replaced
    mutating func next() throws -> PathArrival {
        let arrival = try base.next()
        guard case .path(let path) = arrival else { return arrival }
        // A name that is not UTF-8 is no output's: those come from the command line as text.
        if let file = FileIdentity(path.text, followingLinks: true), let name = files[file] {
            throw CommandFailure(
                .usage, "\(name.printable) is a photo to be read; it would be replaced.")
        }
        if !folders.isEmpty,
            let folder = FileIdentity(FileBytes.parentFolder(of: path.text), followingLinks: true),
            let name = folders[folder]
        {
            throw CommandFailure(
                .usage,
                "\(path.text.printable) is a photo to be read, in the folder \(name.printable) that is "
                    + "written into. Name another folder.")
        }
        return arrival
    }
}
