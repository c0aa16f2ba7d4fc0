import MNIST

/// The NumPy files among a data set's files: `.npz` archives, and pairs of `.npy` or `.npz` files of one
/// array each.
enum NumpyFiles {
    /// Finds the data sets; an archive may hold a part for training and one for the test.
    static func pieces(in store: DatasetStore) throws(DatasetError) -> [DatasetPiece] {
        var arrays: [NamedArray] = []
        for file in store.names {
            let name = file.lowercased()
            if name.hasSuffix(".npy") {
                arrays.append(
                    NamedArray(
                        name: String(file.dropLast(4)), place: store.place(of: file),
                        origin: store.origin(of: file)
                    ) { () throws(DatasetError) in try store.bytes(file) })
            } else if name.hasSuffix(".npz") {
                arrays += try self.arrays(in: file, of: store)
            }
        }
        return pairs(arrays)
    }

    private struct NamedArray {
        /// The path without endings: `kmnist-train-imgs`, `mnist/x_train`.
        let name: String
        let place: String
        /// The file it is in.
        let origin: String
        let bytes: () throws(DatasetError) -> [UInt8]

        func array() throws(DatasetError) -> NumberArray {
            try NPYArray.array(bytes(), named: place)
        }
    }

    private static func arrays(
        in file: String, of store: DatasetStore
    ) throws(DatasetError) -> [NamedArray] {
        let place = store.place(of: file)
        let bytes = try store.bytes(file)
        if case .foreign(let what) = FileKind(bytes) { throw .foreign(place, what) }
        let archive = try DatasetStore(zip: bytes, named: place)
        let stem = String(file.dropLast(4))
        let entries = archive.names.filter { $0.hasSuffix(".npy") }
        return entries.map { entry in
            let key = String(entry.dropLast(4))
            // An archive of one array is called as the file is.
            let name = entries.count == 1 ? stem : stem + "/" + key
            return NamedArray(
                name: name, place: "\(place) [\(key)]", origin: store.origin(of: file)
            ) { () throws(DatasetError) in try archive.bytes(entry) }
        }
    }

    /// What arrays of pictures and of labels are called.
    private static let pictureWords = ["x", "images", "imgs", "image", "pixels", "data"]
    private static let labelWords = [
        "y", "labels", "label", "lbls", "targets", "target", "classes",
    ]

    /// Puts pictures and labels together whose names differ by these words alone.
    private static func pairs(_ arrays: [NamedArray]) -> [DatasetPiece] {
        var pictures: [(stem: String, array: NamedArray)] = []
        var labels: [String: NamedArray] = [:]
        for array in arrays {
            let folder = array.name.split(separator: "/").dropLast().joined(separator: "/")
            let last = array.name.split(separator: "/").last ?? ""
            var words = last.lowercased().split { "-._ ".contains($0) }.map(String.init)
            // arr_0 is the first array that was saved without a name, arr_1 the second.
            if words == ["arr", "0"] || words == ["arr", "1"] {
                words = [words[1] == "0" ? "x" : "y"]
            }
            guard
                let place = words.lastIndex(where: {
                    pictureWords.contains($0) || labelWords.contains($0)
                })
            else { continue }
            let isPictures = pictureWords.contains(words[place])
            words.remove(at: place)
            let stem = folder + "/" + words.joined(separator: "-")
            if isPictures { pictures.append((stem, array)) } else { labels[stem] = array }
        }
        return pictures.map { stem, array in
            let labels = labels[stem]
            return DatasetPiece(
                name: String(stem.drop { $0 == "/" }), file: array.place,
                sources: [array.origin, labels?.origin].compactMap(\.self)
            ) { () throws(DatasetError) in
                let pictures = try PictureArray(array.array())
                var contents = DatasetPiece.Contents(pixels: pictures.pixels, labels: nil)
                if let note = pictures.note { contents.notes.append(note) }
                guard let labels else { return contents }
                let found = try LabelArray.labels(labels.array())
                guard found.count == pictures.count else {
                    throw .unequalCounts(
                        pictures: array.place, pictureCount: pictures.count, labels: labels.place,
                        labelCount: found.count)
                }
                contents.labels = found
                return contents
            }
        }
    }
}
