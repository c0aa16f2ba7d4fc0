package import MNIST

/// Why there is no data set where one was named.
package enum DatasetError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The operating system does not let a file be read.
    case unreadable(FileError)
    /// A file is something else than a data set, or in a format that is not read.
    case foreign(String, ForeignDataset)
    /// A file of a known format is not as it should be; the reason is a clause.
    case broken(String, reason: String)
    /// The pictures are not 28×28.
    case wrongSize(String, shape: String)
    /// A label is not 0 … 9.
    case wrongLabel(String, index: Int, label: String)
    /// There are more or fewer labels than pictures.
    case unequalCounts(pictures: String, pictureCount: Int, labels: String, labelCount: Int)
    /// There are pictures, but nothing says what they are.
    case unlabelled(String, count: Int)
    /// There is no data set, or none of the part.
    case noDataset(String, part: DatasetPart?, found: [String])
    /// Several data sets could be meant.
    case severalDatasets(String, names: [String])

    package var description: String {
        switch self {
        case .unreadable(let error): return error.description
        case .foreign(let path, let kind): return "\(path) is \(kind.words)"
        case .broken(let path, let reason): return "\(path): \(reason)."
        case .wrongSize(let path, let shape):
            return "\(path) holds pictures of \(shape) pixels; MNIST's are 28×28."
        case .wrongLabel(let path, let index, let label):
            return "\(path) has the label \(label) at index \(index); labels are 0 … 9."
        case .unequalCounts(let pictures, let pictureCount, let labels, let labelCount):
            return
                "\(pictures) has \(pictureCount) pictures but \(labels) has \(labelCount) labels: "
                + "the two do not belong together."
        case .unlabelled(let path, let count):
            return
                "\(path) has \(count) pictures, but nothing says which digits they are: the labels "
                + "are missing."
        case .noDataset(let path, let part?, let found) where !found.isEmpty:
            let (wanted, other, name) =
                part == .test ? ("test", "training", "t10k") : ("training", "test", "train")
            return "\(path) holds no \(wanted) pictures and labels, only a \(other) part "
                + "(\(found.joined(separator: ", "))): \(name)-images-idx3-ubyte and "
                + "\(name)-labels-idx1-ubyte, or the like, are missing. To take what is there, name its file."
        case .noDataset(let path, let part, let found):
            let wanted = part.map { "\($0.rawValue) " } ?? ""
            let seen = found.isEmpty ? "" : " There is " + found.joined(separator: ", ") + "."
            return "\(path) holds no \(wanted)pictures and labels: IDX files such as "
                + "train-images-idx3-ubyte and train-labels-idx1-ubyte, an .npz or .csv file, or "
                + "pictures in folders 0 … 9, packed or not.\(seen) `digits download-mnist` fetches "
                + "MNIST's."
        case .severalDatasets(let path, let names):
            return "\(path) holds several data sets: \(names.joined(separator: ", ")). "
                + "Name one of these instead of the folder."
        }
    }
}

/// What a file is that was taken for a data set.
package enum ForeignDataset: Sendable, Hashable {
    case webPage, parquet, hdf5, pickle, matlab, tfrecord, sevenZip, tar, photo, gzipTwice
    case littleEndianIDX
    case unknown(String)

    var words: String {
        switch self {
        case .webPage:
            "a web page and not the file: the server answered with a page. Download it again, or "
                + "`digits download-mnist`."
        case .parquet:
            "a Parquet file, which is not read. In Python: "
                + "`datasets.load_dataset(…)[\"train\"]` has its pictures; save them in folders 0 … 9, "
                + "or as .npz or .csv."
        case .hdf5: "an HDF5 file, which is not read; save its arrays as .npz."
        case .pickle:
            "a Python pickle, which is not read, as reading one runs what is in it; save its arrays as "
                + ".npz."
        case .matlab: "a MATLAB file, which is not read; EMNIST has the same as IDX in gzip.zip."
        case .tfrecord: "a TFRecord file, which is not read; save its pictures as .npz."
        case .sevenZip: "a 7-Zip archive, which is not read; unpack it first."
        case .tar: "a tar archive, which is not read; unpack it first."
        case .photo:
            "a photo and not a data set; `digits export` makes a data set of labelled photos."
        case .gzipTwice: "packed more often than anybody packs a file."
        case .littleEndianIDX:
            "an IDX file whose header is little-endian; IDX is big-endian. Whatever wrote it has to "
                + "swap the bytes of the header's numbers."
        case .unknown(let start):
            "no data set that is known: it begins with \(start)."
        }
    }
}
