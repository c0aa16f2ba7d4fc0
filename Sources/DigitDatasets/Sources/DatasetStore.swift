import MNIST

/// Where the files of a data set lie: a folder, or an archive of one.
struct DatasetStore {
    /// The name of the folder or archive, for messages.
    let path: String
    /// The files' names below it, parts joined by `/`, in order.
    let names: [String]
    private let archive: ZipArchive?

    /// Folders are searched no deeper, and no more files are looked at.
    private static let (deepest, mostFiles) = (5, 2_000_000)

    /// Lists a folder; what is hidden, or was left there by macOS, does not count.
    init(folder: String) throws(DatasetError) {
        path = folder
        archive = nil
        var found: [String] = []
        try Self.list(folder, "", depth: 0, into: &found)
        names = found
    }

    /// Opens an archive.
    init(zip bytes: [UInt8], named path: String) throws(DatasetError) {
        let archive = try ZipArchive(bytes, named: path)
        self.path = path
        self.archive = archive
        names = archive.names.filter { name in
            !name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
        }
    }

    /// Makes a store of some files of a folder.
    init(_ names: [String], in folder: String) {
        path = folder
        self.names = names
        archive = nil
    }

    /// Reads a file.
    func bytes(_ name: String) throws(DatasetError) -> [UInt8] {
        if let archive { return try archive.contents(of: name) }
        do { return try FileBytes.read(place(of: name)) } catch { throw .unreadable(error) }
    }

    /// The file's name for people.
    func place(of name: String) -> String { path == "." ? name : path + "/" + name }

    /// The file that a file is read from: itself, or the archive that it is packed in.
    func origin(of name: String) -> String {
        archive == nil ? (name.isEmpty ? path : place(of: name)) : path
    }

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
