import MNIST

/// The IDX files among a data set's files, each with its labels.
///
/// Names as they are in use are understood: MNIST's own, with dots as 7-Zip makes them, in capitals,
/// Kaggle's with each file in a folder of its name, QMNIST's with integers, EMNIST's and Kannada-MNIST's,
/// packed or not.
enum IDXPairs {
    /// What a file's name says of it.
    private struct Name {
        /// What stands before the kind: `train`, `mine-test`.
        let stem: String
        let isPictures: Bool
    }

    /// Files that belong together have the folder in common, but for folders of the files' own names.
    private struct Key: Hashable {
        let folder: String
        let stem: String
    }

    /// Finds the pairs; pictures without labels are pieces, too.
    static func pieces(in store: DatasetStore) -> [DatasetPiece] {
        var pictures: [Key: [String]] = [:]
        var labels: [Key: [String]] = [:]
        for file in store.names {
            guard let name = name(of: file) else { continue }
            let key = Key(folder: home(of: file), stem: name.stem)
            if name.isPictures {
                pictures[key, default: []].append(file)
            } else {
                labels[key, default: []].append(file)
            }
        }
        // A plain file goes before its packed copy, and one that lies less deep before one in a folder.
        func rank(_ file: String) -> (Int, Int, String) {
            (file.lowercased().hasSuffix(".gz") ? 1 : 0, file.split(separator: "/").count, file)
        }
        let keys = pictures.keys.sorted { ($0.folder, $0.stem) < ($1.folder, $1.stem) }
        return keys.compactMap { key in
            func first(_ files: [String]?) -> String? { files?.min { rank($0) < rank($1) } }
            guard let file = first(pictures[key]) else { return nil }
            let own = first(labels[key])
            return DatasetPiece(
                name: key.stem, file: store.place(of: file),
                sources: [file, own].compactMap(\.self).map(store.origin)
            ) { () throws(DatasetError) in
                try read(file, labels: own, in: store)
            }
        }
    }

    private static func read(
        _ pictures: String, labels: String?, in store: DatasetStore
    ) throws(DatasetError) -> DatasetPiece.Contents {
        let array = try PictureArray(array(pictures, in: store))
        var contents = DatasetPiece.Contents(pixels: array.pixels, labels: nil)
        if let note = array.note { contents.notes.append(note) }
        guard let labels else { return contents }
        let found = try LabelArray.labels(self.array(labels, in: store))
        guard found.count == array.count else {
            throw .unequalCounts(
                pictures: store.place(of: pictures), pictureCount: array.count,
                labels: store.place(of: labels), labelCount: found.count)
        }
        contents.labels = found
        return contents
    }

    private static func array(
        _ file: String, in store: DatasetStore
    ) throws(DatasetError) -> NumberArray {
        let place = store.place(of: file)
        var bytes = try UnpackedFile.bytes(store.bytes(file), named: place)
        var kind = FileKind(bytes)
        // Kaggle hands out each file as an archive of it alone.
        if kind == .zip {
            let archive = try DatasetStore(zip: bytes, named: place)
            guard let only = archive.names.first, archive.names.count == 1 else {
                throw .broken(place, reason: "it is a zip archive of several files")
            }
            bytes = try UnpackedFile.bytes(archive.bytes(only), named: place)
            kind = FileKind(bytes)
        }
        switch kind {
        case .idx: return try IDXArray.array(bytes, named: place)
        case .numpy: return try NPYArray.array(bytes, named: place)
        case .foreign(let what): throw .foreign(place, what)
        default: throw .broken(place, reason: "it has the name of an IDX file, but is none")
        }
    }

    /// Whether a file is called as an IDX file is.
    static func isName(_ file: String) -> Bool { name(of: file) != nil }

    /// Reads a name; nothing where it is none of an IDX file.
    private static func name(of file: String) -> Name? {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        var words = last.lowercased().split { "-._ ".contains($0) }.map(String.init)
        while let ending = words.last, ["gz", "zip", "idx"].contains(ending), words.count > 1 {
            words.removeLast()
        }
        guard let place = words.lastIndex(where: { $0.wholeMatch(of: /idx[1-4]/) != nil }) else {
            return nil
        }
        let before = words[..<place]
        if let kind = before.last, ["images", "labels", "image", "label"].contains(kind) {
            return Name(
                stem: before.dropLast().joined(separator: "-"),
                isPictures: kind.hasPrefix("image"))
        }
        // Kannada-MNIST: X_kannada_MNIST_train-idx3-ubyte and y_….
        guard let first = before.first, ["x", "y"].contains(first) else { return nil }
        return Name(stem: before.dropFirst().joined(separator: "-"), isPictures: first == "x")
    }

    /// The folder a file lies in; a folder that is called as an IDX file is none of its own.
    private static func home(of file: String) -> String {
        file.split(separator: "/").dropLast().filter { !isName(String($0)) }
            .joined(separator: "/")
    }
}
