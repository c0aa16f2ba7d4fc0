import Files

/// Where the files of a data set lie: a folder, or an archive of one; both are listed at once and read file by file.
struct DatasetStore {
    /// The path of the folder or archive, as messages name it.
    let path: String
    /// The files' paths below it, parts joined by `/`: a folder's in order, an archive's as it has them.
    let names: [String]
    /// The archive that the files are packed in; nil for a folder.
    private let archive: ZipArchive?

    /// How many levels of folders below the first one are searched, and how many files are looked at.
    ///
    /// Orders of magnitude, not tuned: sets of pictures have two or three levels. They keep a home folder that is
    /// named by mistake from being searched for long; what lies beyond them is passed over.
    private static let (deepest, mostFiles) = (5, 2_000_000)

    /// Lists a folder and those in it; what is hidden, or was left there by macOS (`__MACOSX`), does not count.
    ///
    /// Throws `DatasetError.unreadable` where a folder cannot be listed.
    init(folder: String) throws(DatasetError) {
        path = folder
        archive = nil
        var found: [String] = []
        try Self.list(folder, "", depth: 0, into: &found)
        names = found
    }

    /// Opens a zip archive that is in memory; throws `DatasetError.broken` where it is none.
    init(zip bytes: [UInt8], named path: String) throws(DatasetError) {
        let archive = try ZipArchive(bytes, named: path)
        self.path = path
        self.archive = archive
        names = archive.names.filter { name in
            !name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
        }
    }

    /// Makes a store of some files of a folder, without looking whether they are there.
    init(_ names: [String], in folder: String) {
        path = folder
        self.names = names
        archive = nil
    }

    /// Reads a file whole, unpacking it where the store is an archive; gzip is left as it is.
    func bytes(_ name: String) throws(DatasetError) -> [UInt8] {
        if let archive { return try archive.contents(of: name) }
        do { return try FileBytes.read(place(of: name)) } catch { throw .unreadable(error) }
    }

    /// Returns a file's path, as messages name it.
    func place(of name: String) -> String { path == "." ? name : path + "/" + name }

    /// Returns the path of the file that a file is read from: its own, or that of the archive it is packed in.
    ///
    /// An empty name stands for the store itself.
    func origin(of name: String) -> String {
        archive == nil ? (name.isEmpty ? path : place(of: name)) : path
    }

    /// Adds the paths of a folder's files, each behind a prefix, in the order of their names,
    /// folders entered where they come.
    private static func list(
        _ folder: String, _ prefix: String, depth: Int, into names: inout [String]
    ) throws(DatasetError) {
        let entries: [String]
        // A change that a killed process has begun: the files have their names when it is finished.
        do { try FileTransaction.finish(in: folder) } catch { throw .unreadable(error) }
        do { entries = try FileBytes.names(in: folder) } catch { throw .unreadable(error) }
        for entry in entries where !entry.hasPrefix(".") && entry != "__MACOSX" {
            guard names.count < mostFiles else { return }
            let path = folder + "/" + entry
            if FileBytes.isFolder(path) {
                if depth < deepest {
                    try list(path, prefix + entry + "/", depth: depth + 1, into: &names)
                }
            } else {
                names.append(prefix + entry)
            }
        }
    }
}
