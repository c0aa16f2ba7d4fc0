package import Files
package import MNIST

/// Why no data set can be read where one was named.
///
/// Strings are paths as messages name them: a file, or a file within an archive.
package enum DatasetError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A file or folder could not be read: the operating system refused, or it is not there.
    case unreadable(FileError)
    /// A file is something else than a data set, or is in a format that is not read.
    case foreign(String, ForeignDataset)
    /// A file of a known format is not as that format has it; the reason is a clause without a full stop.
    case broken(String, reason: String)
    /// The pictures are not 28×28; the shape is what stands for their columns and rows, as in `32×32`.
    case wrongSize(String, shape: String)
    /// A label is not 0 … 9; the index is its place among the labels, from 0.
    case wrongLabel(String, index: Int, label: String)
    /// A data set's labels are more or fewer than its pictures, so that nothing says which belongs to which.
    case unequalCounts(pictures: String, pictureCount: Int, labels: String, labelCount: Int)
    /// There are so many pictures, but nothing says which digits they are.
    case unlabeled(String, count: Int)
    /// There is no data set, or none of the part that was asked for; `found` are those of the other part.
    case noDataset(String, part: DatasetPart?, found: [String])
    /// Several data sets could be meant; their names tell them apart.
    case severalDatasets(String, names: [String])

    /// One sentence or two for people: what is wrong, and what to do.
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
        case .unlabeled(let path, let count):
            return
                "\(path) has \(count) pictures, but nothing says which digits they are: the labels "
                + "are missing."
        // The other part is there: the message names the files that are missing beside it.
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

/// What a file is that was taken for a data set, told from its first bytes or its name.
package enum ForeignDataset: Sendable, Hashable {
    /// A web page, which a server sent instead of the file.
    case webPage
    /// A table of Apache Parquet.
    case parquet
    /// A file of HDF5.
    case hdf5
    /// Objects of Python, pickled.
    case pickle
    /// Variables of MATLAB.
    case matlab
    /// Records of TensorFlow.
    case tfrecord
    /// An archive of 7-Zip.
    case sevenZip
    /// An archive of tar.
    case tar
    /// A photo.
    case photo
    /// Something that gzip has packed more often than is unpacked.
    case gzipTooOften
    /// An IDX file whose header has its numbers' bytes in the wrong order.
    case littleEndianIDX
    /// None of these: the text says how the file begins.
    case unknown(String)

    /// What the file is and what to do, to stand behind “is”.
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
            "a photo and not a data set; `digits export` makes a data set of labeled photos."
        case .gzipTooOften: "packed more often than anybody packs a file."
        case .littleEndianIDX:
            "an IDX file whose header is little-endian; IDX is big-endian. Whatever wrote it has to "
                + "swap the bytes of the header's numbers."
        case .unknown(let start):
            "no data set that is known: it begins with \(start)."
        }
    }
}
