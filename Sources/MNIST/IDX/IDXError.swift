public import Files
import SystemLibraries

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Why IDX files cannot be read or written, or what was written could not be read back.
public enum IDXError: LocalizedError, Sendable, Hashable, CustomStringConvertible {
    /// The URL names no file.
    case notAFile(String)
    /// The operating system does not let the file be read.
    case unreadable(FileError)
    /// The operating system does not let the file be written, or it exists already.
    case unwritable(FileError)
    /// The gzip file ends too early.
    case truncatedGzip(String)
    /// The gzip file's checksum does not fit its contents.
    case damagedGzip(String)
    /// The file does not begin with the magic number of its kind; `found` is what it begins with, nil for fewer
    /// than four bytes.
    case wrongKind(String, expected: IDXKind, found: UInt32?)
    /// The pictures are not 28×28.
    case wrongSize(String, rows: UInt32, columns: UInt32)
    /// The file holds fewer or more bytes than its header says.
    case wrongLength(String, expected: Int, found: Int)
    /// The header promises more entries than `IDXReader.largestCount`.
    case tooMany(String, count: UInt32)
    /// A label is not 0 … 9.
    case wrongLabel(String, index: Int, label: UInt8)
    /// There are not as many labels as pictures.
    case unequalCounts(images: String, imageCount: Int, labels: String, labelCount: Int)
    /// A file just written does not hold what was written.
    case failedVerification(String)

    /// The same as `description`.
    public var errorDescription: String? { description }

    /// One sentence or two for people: which file, what is wrong with it, and what to do where that is known.
    public var description: String {
        switch self {
        case .notAFile(let url):
            "\(url.shortened) names no file: only file URLs are read and written."
        case .unreadable(let error), .unwritable(let error): error.description
        case .truncatedGzip(let path):
            "\(path.printable) is cut off: the gzip file ends too early. Download or copy it again."
        case .damagedGzip(let path):
            "\(path.printable) is damaged: it does not unpack as a gzip file. Download or copy it again."
        case .wrongKind(let path, let expected, let found):
            "\(path.printable) is no IDX file of \(expected.contents): it begins with "
                + (found.map { "0x" + String($0, radix: 16) } ?? "too few bytes")
                + " instead of 0x" + String(expected.magic, radix: 16) + "."
        case .wrongSize(let path, let rows, let columns):
            "\(path.printable) holds pictures of \(rows)×\(columns) pixels; MNIST's are 28×28."
        case .wrongLength(let path, let expected, let found):
            "\(path.printable) has \(found) bytes where its header says \(expected): "
                + (found < expected ? "it is cut off." : "something follows its end.")
        case .tooMany(let path, let count):
            "\(path.printable) claims \(count) entries; more than \(IDXReader.largestCount) are refused."
        case .wrongLabel(let path, let index, let label):
            "\(path.printable) has the label \(label) at index \(index); labels are 0 … 9."
        case .unequalCounts(let images, let imageCount, let labels, let labelCount):
            "\(images.printable) has \(imageCount) pictures but \(labels.printable) has \(labelCount) labels: "
                + "the two do not belong together."
        case .failedVerification(let path):
            "\(path.printable) was written, but reading it back gives something else. "
                + "The disk may be failing; nothing was replaced."
        }
    }
}

/// The two kinds of IDX files that a data set is made of.
public enum IDXKind: Sendable, Hashable {
    /// Pictures: unsigned bytes in three dimensions.
    case images
    /// Labels: unsigned bytes in one dimension.
    case labels

    /// How many dimensions there are: of pictures their number, rows and columns, of labels their number alone.
    private var dimensions: Int { self == .images ? 3 : 1 }
    /// The four bytes that such a file begins with, as a big-endian number: 0x0803 for pictures, 0x0801 for labels.
    package var magic: UInt32 { IDXHeader.magic(.unsignedByte, dimensions: dimensions) }
    /// The bytes before the first entry: 16 before pictures, 8 before labels.
    package var headerSize: Int { IDXHeader.size(dimensions: dimensions) }
    /// The bytes of an entry.
    package var entrySize: Int { self == .images ? DigitImage.pixelCount : 1 }
    /// The end of the file's name in MNIST, before any `.gz`.
    package var suffix: String { self == .images ? "images-idx3-ubyte" : "labels-idx1-ubyte" }
    /// What the file holds, in words.
    var contents: String { self == .images ? "pictures" : "labels" }
}
