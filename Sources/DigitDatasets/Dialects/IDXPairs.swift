/// The IDX files among a data set's files, each file of pictures with its file of labels.
///
/// Names as they are in use are understood: MNIST's own (`train-images-idx3-ubyte`), with dots as
/// 7-Zip makes them, in capitals, Kaggle's with each file in a folder of its name, QMNIST's with
/// integers (`…-labels-idx2-int`), EMNIST's and Kannada-MNIST's, packed or not.
enum IDXPairs {
    /// What an IDX file's name says of it.
    private struct Name {
        /// What stands before the kind, in small letters and joined by dashes: `train`, `mine-test`.
        let stem: String
        /// Whether the file holds pictures, and not labels.
        let isPictures: Bool
    }

    /// What files that belong together have in common: their folder, not counting folders named as
    /// files are, and the stem.
    private struct Key: Hashable {
        /// The path of the folder within the store, empty for the store's own.
        let folder: String
        /// What the files' names have before the kind.
        let stem: String
    }

    /// Returns a piece for each file of pictures, in the order of folders and stems; its labels may be missing.
    static func pieces(in store: DatasetStore) -> [DatasetPiece] {
        // Several files may have one key, as a packed copy beside the plain file has.
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
        /// What puts files of one name in order: a plain file goes before its packed copy, and one
        /// that lies less deep before one in a folder.
        func rank(_ file: String) -> (Int, Int, String) {
            (file.lowercased().hasSuffix(".gz") ? 1 : 0, file.split(separator: "/").count, file)
        }
        let keys = pictures.keys.sorted { ($0.folder, $0.stem) < ($1.folder, $1.stem) }
        return keys.compactMap { key in
            /// Returns the file that goes first, nil where there is none.
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

    /// Reads a file of pictures and, where there is one, its file of labels.
    ///
    /// Throws `DatasetError.unequalCounts` where the two do not belong together.
    private static func read(
        _ pictures: String, labels: String?, in store: DatasetStore
    ) throws(DatasetError) -> DatasetPiece.Contents {
        let array = try PictureArray(array(pictures, in: store))
        var contents = DatasetPiece.Contents(pixels: array.pixels, labels: nil)
        if let note = array.note { contents.notes.append(note) }
        // Pictures alone are a data set to look at, though none to learn from.
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

    /// Reads one file's array of numbers, unpacking gzip, and a zip archive that holds nothing else.
    ///
    /// A NumPy array under an IDX file's name is taken, too.
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

    /// Whether a file's name is one of an IDX file.
    static func isName(_ file: String) -> Bool { name(of: file) != nil }

    /// Returns what a path's last part says, capitals or not; nil where it is no name of an IDX file.
    private static func name(of file: String) -> Name? {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        var words = last.lowercased().split { "-._ ".contains($0) }.map(String.init)
        // Endings of packed copies and of the format itself say nothing more.
        while let ending = words.last, ["gz", "zip", "idx"].contains(ending), words.count > 1 {
            words.removeLast()
        }
        // The word that names the format: `idx1` … `idx4`, by the number of dimensions.
        guard let place = words.lastIndex(where: { $0.wholeMatch(of: /idx[1-4]/) != nil }) else {
            return nil
        }
        // `train-images-idx3`: the word before the format's is the kind, and what precedes that the stem.
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

    /// Returns the folder a file lies in; a folder that is itself called as an IDX file is left out.
    private static func home(of file: String) -> String {
        file.split(separator: "/").dropLast().filter { !isName(String($0)) }
            .joined(separator: "/")
    }
}
