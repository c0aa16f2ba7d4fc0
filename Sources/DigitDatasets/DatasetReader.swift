import Files
package import MNIST

/// Reads data sets of digits in every form they are handed about: IDX files, NumPy archives,
/// Kaggle's tables, pictures in folders 0 … 9; in folders, packed with gzip or in a zip archive.
///
/// What a file is, its first bytes say; which files belong together, their names.
package struct DatasetReader: Sendable {
    /// A data set that was read, and where it was found.
    package struct Result: Sendable {
        /// The pictures and labels, as MNIST has them.
        package var dataset: DigitDataset
        /// The path of the file or folder it comes from, as messages name it.
        package let file: String
        /// What had to be done to read it, in sentences for people; empty for MNIST's own files.
        package let notes: [String]
    }

    /// Makes a reader; it holds nothing.
    package init() {}

    /// Reads a part of the data set at a path: a file, a folder or an archive.
    ///
    /// Where the files' names tell no parts apart, or one file is named, that one is read. Throws `DatasetError`.
    package func read(_ path: String, part: DatasetPart) throws(DatasetError) -> Result {
        let pieces = try pieces(at: path)
        let piece = try choice(of: pieces, for: part, at: path)
        // A data set that another process replaces meanwhile is read again, so that labels and
        // pictures are of one state.
        let contents = try SettledFiles.reading(
            piece.sources, failing: DatasetError.unreadable, piece.read)
        return Result(
            dataset: try DatasetPiece.dataset(contents, file: piece.file), file: piece.file,
            notes: contents.notes)
    }

    /// Returns the parts that the data set's files are named after; empty where they name none.
    ///
    /// No picture is read.
    package func parts(of path: String) throws(DatasetError) -> Set<DatasetPart> {
        Set(try pieces(at: path).compactMap(\.part))
    }

    /// Returns the paths of the files that a data set may be read from; a folder stands for all that is in it.
    package func sources(of path: String) throws(DatasetError) -> [String] {
        try pieces(at: path).flatMap(\.sources)
    }

    /// Returns the one piece that holds a part, or throws `DatasetError` where none or several may be meant.
    private func choice(
        of pieces: [DatasetPiece], for part: DatasetPart, at path: String
    ) throws(DatasetError) -> DatasetPiece {
        var found = pieces.filter { $0.part == part }
        if found.isEmpty { found = pieces.filter { $0.part == nil } }
        // A file or a folder of pictures that is itself named is wanted, whatever part its name says.
        if found.isEmpty, pieces.count == 1, !FileBytes.isFolder(path) || pieces[0].isAt(path) {
            return pieces[0]
        }
        // Files with MNIST's own names go before others that lie beside them.
        let published = part == .train ? "train" : "t10k"
        let own = found.filter { $0.name == published }
        if own.count == 1 { return own[0] }
        guard let first = found.first else {
            throw .noDataset(path, part: part, found: pieces.map(\.file))
        }
        guard found.count == 1 else {
            throw .severalDatasets(path, names: found.map(\.file))
        }
        return first
    }

    /// Returns everything at a path that may be a data set; empty for a folder without any.
    private func pieces(at path: String) throws(DatasetError) -> [DatasetPiece] {
        if FileBytes.isFolder(path) {
            return try pieces(in: DatasetStore(folder: path))
        }
        // `set.zip/train-images-idx3-ubyte` is no path of the file system: the archive is opened,
        // and the piece sought in it.
        if !FileBytes.exists(path), let archive = archive(around: path) {
            return try pieces(at: archive).filter { $0.file == path }
        }
        let bytes: [UInt8]
        do { bytes = try FileBytes.read(path) } catch { throw .unreadable(error) }
        let unpacked = try UnpackedFile.bytes(bytes, named: path)
        let folder = FileBytes.parentFolder(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        switch FileKind(unpacked) {
        case .foreign(let kind): throw .foreign(path, kind)
        case .picture: throw .foreign(path, .photo)
        // A `.npz` file is a zip archive, too, and is told from an archive of files by its name
        // alone.
        case .zip where !name.lowercased().hasSuffix(".npz"):
            return try pieces(in: DatasetStore(zip: unpacked, named: path))
        case .zip, .table:
            return try pieces(in: DatasetStore([name], in: folder))
        case .idx, .numpy:
            // Labels lie beside their pictures, or, where each file has a folder of its name, in
            // the folder beside that.
            let isInOwnFolder = IDXPairs.isName(folder)
            let beside = try DatasetStore(
                folder: isInOwnFolder ? FileBytes.parentFolder(of: folder) : folder)
            let all = IDXPairs.pieces(in: beside) + (try NumpyFiles.pieces(in: beside))
            guard let own = all.first(where: { $0.file == path || $0.file == folder + "/" + name })
            else {
                throw .broken(
                    path,
                    reason: "it is not called as files of pictures are, "
                        + "…-images-idx3-ubyte, so that nothing says where its labels are")
            }
            return [own]
        }
    }

    /// Returns the archive that a path goes on into, as messages name what is in it; nil where
    /// no part of the path is a file.
    private func archive(around path: String) -> String? {
        var folder = FileBytes.parentFolder(of: path)
        while folder != ".", folder != "/" {
            if FileBytes.exists(folder) { return FileBytes.isFolder(folder) ? nil : folder }
            folder = FileBytes.parentFolder(of: folder)
        }
        return nil
    }

    /// Returns everything among a store's files that may be a data set, also in zip archives that lie there.
    private func pieces(in store: DatasetStore) throws(DatasetError) -> [DatasetPiece] {
        // Each dialect looks at all names: a folder may hold several data sets, which their names tell apart.
        let pieces =
            IDXPairs.pieces(in: store) + (try NumpyFiles.pieces(in: store))
            + (try PixelTables.pieces(in: store)) + ClassFolders.pieces(in: store)
        if !pieces.isEmpty { return pieces }
        // A folder without files of a data set may hold archives as they were downloaded.
        var packed: [DatasetPiece] = []
        for name in store.names where name.lowercased().hasSuffix(".zip") {
            let inner = try DatasetStore(zip: store.bytes(name), named: store.place(of: name))
            packed += try self.pieces(in: inner)
        }
        guard packed.isEmpty else { return packed }
        try refuseForeign(in: store)
        return []
    }

    /// Throws `DatasetError.foreign` for the first file whose name says that it is a data set in a
    /// format that is not read.
    private func refuseForeign(in store: DatasetStore) throws(DatasetError) {
        let endings = [
            "parquet", "h5", "hdf5", "pkl", "pickle", "mat", "tfrecord", "7z", "tar", "tgz",
        ]
        // `mnist.pkl.gz` is a pickle, and `mnist.tar.gz` a tar archive: the ending before `gz` counts.
        for name in store.names {
            let words = name.lowercased().split(separator: ".")
            let last = words.last == "gz" ? words.dropLast().last : words.last
            guard let last, endings.contains(String(last)) else { continue }
            let kind: ForeignDataset =
                switch last {
                case "parquet": .parquet
                case "h5", "hdf5": .hdf5
                case "pkl", "pickle": .pickle
                case "mat": .matlab
                case "tfrecord": .tfrecord
                case "7z": .sevenZip
                default: .tar
                }
            throw .foreign(store.place(of: name), kind)
        }
    }
}

extension DigitDataset {
    /// Reads a part of the data set at a path, in whatever form it is there, without the notes on how it was read.
    package init(directory path: String, part: DatasetPart) throws(DatasetError) {
        self = try DatasetReader().read(path, part: part).dataset
    }
}
