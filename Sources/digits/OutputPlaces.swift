import MNIST
import PhotoFiles
import SystemLibraries
import Workers

/// Everything a command writes, checked before its first photo is read.
///
/// One rule holds for all of it: a file that exists, and a folder with something in it, is refused
/// unless it may be replaced; and what is read is never replaced.
struct OutputPlaces {
    /// Files that are written.
    private let files: [String]
    /// Folders that files are written into, whose names depend on the photos'.
    private let folders: [String]
    private let mayReplace: Bool

    /// Names what is written; what is not asked for is nothing.
    init(files: [String?] = [], folders: [String?] = [], mayReplace: Bool) {
        self.files = files.compactMap(\.self)
        self.folders = folders.compactMap(\.self)
        self.mayReplace = mayReplace
    }

    /// Refuses what may not be replaced, and inputs and photos among what would be.
    func check(reading inputs: [String?] = [], photos: PhotoArguments? = nil) throws {
        for file in files where !mayReplace && FileBytes.isRegularFile(file) {
            throw FileError(.create, file, code: EEXIST)
        }
        for folder in folders {
            if !FileBytes.isFolder(folder) {
                guard !FileBytes.exists(folder) else {
                    throw FileError(.create, folder, code: ENOTDIR)
                }
            } else if !mayReplace, try !FileBytes.names(in: folder).isEmpty {
                throw FileError(.create, folder, code: ENOTEMPTY)
            }
        }
        for case let input? in inputs {
            guard let one = FileIdentity(input, followingLinks: true) else { continue }
            for file in files where FileIdentity(file, followingLinks: true) == one {
                throw CommandFailure(
                    .usage, "\(file.printable) is to be read, and would be replaced.")
            }
        }
        guard let photos, photos.areKnownBeforehand else { return }
        var source = guarding(photos.source(sparing: folders))
        // Where nothing would be replaced, nothing need be looked through.
        if source is GuardedSource { while case .path = try source.next() {} }
    }

    /// A source that refuses photos which would be replaced.
    func guarding(_ source: any PathSource) -> any PathSource {
        let old = files.filter { FileBytes.isRegularFile($0) }
        let used = folders.filter { FileBytes.isFolder($0) && (try? FileBytes.names(in: $0)) != [] }
        if old.isEmpty, used.isEmpty { return source }
        return GuardedSource(source, files: old, folders: used)
    }
}

/// A source in which a photo that the run would replace is an error.
private struct GuardedSource: PathSource {
    private var base: any PathSource
    private let files: [FileIdentity: String]
    private let folders: [FileIdentity: String]

    init(_ base: any PathSource, files: [String], folders: [String]) {
        func identified(_ names: [String]) -> [FileIdentity: String] {
            names.reduce(into: [:]) { names, name in
                if let one = FileIdentity(name, followingLinks: true) { names[one] = name }
            }
        }
        self.base = base
        self.files = identified(files)
        self.folders = identified(folders)
    }

    var descriptor: Int32? { base.descriptor }

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
