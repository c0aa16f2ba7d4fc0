/// Data sets of NumPy arrays among a data set's files: `.npz` archives of several arrays, and pairs
/// of `.npy` or `.npz` files of one array each.
enum NumpyFiles {
    /// Returns a piece for each array of pictures; an archive may hold one for training and one for the test.
    ///
    /// Throws where an archive cannot be opened; the arrays are not read yet.
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

    /// An array that has been found, and not been read.
    private struct NamedArray {
        /// The path without endings, by which pictures and labels are paired: `kmnist-train-imgs`, `mnist/x_train`.
        let name: String
        /// The file's path for messages, with the array's name in brackets where it stands in an archive.
        let place: String
        /// The path of the file that the array is read from.
        let origin: String
        /// Reads the bytes of the array's `.npy` file.
        let bytes: () throws(DatasetError) -> [UInt8]

        /// Reads the array's numbers.
        func array() throws(DatasetError) -> NumberArray {
            try NPYArray.array(bytes(), named: place)
        }
    }

    /// Returns the arrays of a `.npz` archive, in its order; throws where it is no zip archive.
    private static func arrays(
        in file: String, of store: DatasetStore
    ) throws(DatasetError) -> [NamedArray] {
        let place = store.place(of: file)
        let bytes = try store.bytes(file)
        // What was downloaded as `.npz` may be a web page or another format: better named than called broken.
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

    /// The words by which arrays of pictures are called, in small letters; they are matched as whole words of a name.
    private static let pictureWords = ["x", "images", "imgs", "image", "pixels", "data"]
    /// The words by which arrays of labels are called, in small letters.
    private static let labelWords = [
        "y", "labels", "label", "lbls", "targets", "target", "classes",
    ]

    /// Returns a piece for each array of pictures, with the labels whose name differs from its own
    /// by these words alone.
    ///
    /// Arrays whose names have none of the words are passed over.
    private static func pairs(_ arrays: [NamedArray]) -> [DatasetPiece] {
        var pictures: [(stem: String, array: NamedArray)] = []
        var labels: [String: NamedArray] = [:]
        // The word for the kind is taken out of each name: what is left, the stem, is what pictures and labels share.
        for array in arrays {
            let folder = array.name.split(separator: "/").dropLast().joined(separator: "/")
            let last = array.name.split(separator: "/").last ?? ""
            var words = last.lowercased().split { "-._ ".contains($0) }.map(String.init)
            // `numpy.savez` calls arrays without names arr_0, arr_1: pictures are taken to come
            // first, as in `savez(x, y)`.
            if words == ["arr", "0"] || words == ["arr", "1"] {
                words = [words[1] == "0" ? "x" : "y"]
            }
            guard
                let place = words.lastIndex(where: {
                    pictureWords.contains($0) || labelWords.contains($0)
                })
            else { continue }
            // The last such word is the kind, as in `digits-data-labels`; the others stay in the stem.
            let isPictures = pictureWords.contains(words[place])
            words.remove(at: place)
            let stem = folder + "/" + words.joined(separator: "-")
            if isPictures { pictures.append((stem, array)) } else { labels[stem] = array }
        }
        // Labels may come before or after their pictures, so that pairs are made once all names are known.
        return pictures.map { stem, array in
            let labels = labels[stem]
            return DatasetPiece(
                name: String(stem.drop { $0 == "/" }), file: array.place,
                sources: [array.origin, labels?.origin].compactMap(\.self)
            ) { () throws(DatasetError) in
                // Only here are the arrays read; nothing before has looked at more than names.
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
