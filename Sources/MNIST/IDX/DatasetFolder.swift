/// Which half of a data set is meant.
public enum DatasetPart: String, Sendable, Hashable, CaseIterable {
    /// What a network learns from.
    case train
    /// What it is judged by.
    case test
}

/// The IDX pairs in a folder, found by their names.
package struct DatasetFolder: Sendable {
    /// The folder's name.
    package let path: String
    /// The pairs, in the order of their names.
    package let pairs: [Pair]

    /// Two files that belong together.
    package struct Pair: Sendable, Hashable {
        /// What stands before `images-idx3-ubyte`, for example `train` or `mine-test`.
        package var prefix: String
        /// The name of the file of pictures.
        package var images: String
        /// The name of the file of labels.
        package var labels: String

        /// Which part the names say this is, if they do.
        package var part: DatasetPart? {
            let last = prefix.split { $0 == "-" || $0 == "." || $0 == "_" }.last ?? ""
            switch last.lowercased() {
            case "train", "training": return .train
            case "t10k", "test", "testing": return .test
            default: return nil
            }
        }
    }

    /// Looks a folder's files through.
    package init(_ path: String) throws(FileError) {
        self.path = path
        let names = try FileBytes.names(in: path)
        pairs = names.compactMap { Pair(images: $0, among: Set(names)) }
    }

    /// Returns the pair of a part; without one of that part, the only pair there is.
    package func pair(for part: DatasetPart) throws(IDXError) -> Pair {
        var found = pairs.filter { $0.part == part }
        if found.isEmpty { found = pairs.filter { $0.part == nil } }
        // MNIST's own names win over others beside them, and a plain file over its packed copy.
        let published = part == .train ? "train" : "t10k"
        if let own = found.first(where: { $0.prefix == published }) { return own }
        guard let first = found.first else { throw .noDataset(path, part: part) }
        guard found.allSatisfy({ $0.prefix == first.prefix }) else {
            throw .severalDatasets(path, names: found.map(\.images))
        }
        return first
    }
}

extension DatasetFolder.Pair {
    /// How the two files' names end in the wild: MNIST's own way, and as some archives unpack them.
    private static let endings = [
        (images: "images-idx3-ubyte", labels: "labels-idx1-ubyte"),
        (images: "images.idx3-ubyte", labels: "labels.idx1-ubyte"),
    ]

    /// Recognizes a file of pictures and finds its labels, plain or packed.
    package init?(images: String, among names: Set<String>) {
        let plain = images.hasSuffix(".gz") ? String(images.dropLast(3)) : images
        guard let ending = Self.endings.first(where: { plain.hasSuffix($0.images) }) else {
            return nil
        }
        let start = String(plain.dropLast(ending.images.count))
        let labels = [start + ending.labels, start + ending.labels + ".gz"]
        guard let found = labels.first(where: names.contains) else { return nil }
        prefix = start
        while let last = prefix.last, "-._".contains(last) { prefix.removeLast() }
        self.images = images
        self.labels = found
    }
}

extension DigitDataset {
    /// Reads a part of the data set in a folder, found by the names of its files.
    ///
    /// MNIST's four names are understood with or without `.gz`, and so is any pair
    /// `PREFIX-images-idx3-ubyte`, `PREFIX-labels-idx1-ubyte`, where a prefix that ends in `train` or
    /// `test` says which part it is. Instead of a folder, a file of pictures may be named.
    public init(directory: String, part: DatasetPart) throws(IDXError) {
        let folderPath: String
        let pair: DatasetFolder.Pair
        do {
            if FileBytes.isFolder(directory) || !FileBytes.exists(directory) {
                folderPath = directory
                pair = try DatasetFolder(directory).pair(for: part)
            } else {
                folderPath = FileBytes.parentFolder(of: directory)
                let name = directory.split(separator: "/").last.map(String.init) ?? directory
                let names = Set(try FileBytes.names(in: folderPath))
                guard let named = DatasetFolder.Pair(images: name, among: names) else {
                    throw IDXError.noDataset(directory, part: nil)
                }
                pair = named
            }
        } catch let error as FileError {
            throw .unreadable(error)
        } catch let error as IDXError {
            throw error
        } catch {
            throw .noDataset(directory, part: part)
        }
        self = try IDXReader.dataset(
            images: folderPath + "/" + pair.images, labels: folderPath + "/" + pair.labels)
    }
}
