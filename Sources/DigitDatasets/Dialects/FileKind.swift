import Files
import MNIST
import PhotoFiles

/// What a file of a data set is, told by its first bytes, whatever its name.
enum FileKind: Hashable {
    /// An IDX file.
    case idx
    /// A NumPy array.
    case numpy
    /// A zip archive.
    case zip
    /// Text that may be a table.
    case table
    /// A photo or picture.
    case picture
    /// A file in a format that is not read.
    case foreign(ForeignDataset)

    /// Tells a file by its first bytes; one that is packed with gzip must be unpacked before.
    ///
    /// The first kind whose signature fits is taken; text comes last, as other formats may begin
    /// like it. A zip archive without files begins with its end record (PK 5 6); a tar archive
    /// (POSIX ustar) has its signature at byte 257.
    init(_ bytes: [UInt8]) {
        func starts(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
        if IDXHeader.begins(bytes) {
            self = .idx
        } else if NPYArray.begins(bytes) {
            self = .numpy
        } else if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) {
            self = .zip
        } else if starts("PAR1") {
            self = .foreign(.parquet)
        } else if bytes.starts(with: [0x89, 0x48, 0x44, 0x46]) {
            self = .foreign(.hdf5)
        } else if starts("MATLAB") {
            self = .foreign(.matlab)
        } else if bytes.starts(with: [0x37, 0x7A, 0xBC, 0xAF]) {
            self = .foreign(.sevenZip)
        } else if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) {
            self = .foreign(.tar)
        } else if Self.isPickle(bytes) {
            self = .foreign(.pickle)
        } else if Self.isPage(bytes) {
            self = .foreign(.webPage)
        } else if ImageFormat(magicOf: bytes) != nil {
            self = .picture
        } else if IDXArray.beginsLittleEndian(bytes) {
            self = .foreign(.littleEndianIDX)
        } else if Self.isText(bytes) {
            self = .table
        } else {
            self = .foreign(.unknown(Self.start(of: bytes)))
        }
    }

    /// Whether the bytes are a Python pickle of the binary protocols 2 to 5, which end in a period (the opcode STOP).
    private static func isPickle(_ bytes: [UInt8]) -> Bool {
        bytes.count > 3 && bytes[0] == 0x80 && (2...5).contains(bytes[1]) && bytes.last == 0x2E
    }

    /// Whether the bytes begin as a page of HTML or XML does; blanks and a byte order mark before
    /// it count for nothing.
    ///
    /// The 512 bytes that are looked at leave room for white space before the first tag; set by eye.
    private static func isPage(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(512), as: UTF8.self).lowercased()
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        return ["<!doctype", "<html", "<head", "<?xml"].contains { start.hasPrefix($0) }
    }

    /// Whether the first 4,096 bytes have no control characters but tabs and line breaks; no byte is no text.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(4096)
        return !start.isEmpty && start.allSatisfy { $0 >= 32 || $0 == 9 || $0 == 10 || $0 == 13 }
    }

    /// How a file begins, in words for a message: its first four bytes in hexadecimal digits.
    private static func start(of bytes: [UInt8]) -> String {
        bytes.isEmpty
            ? "nothing: it is empty"
            : "the bytes "
                + bytes.prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
                .joined(separator: " ")
    }
}

/// Unpacks what is packed with gzip, several times if need be, as browsers and servers leave files.
enum UnpackedFile {
    /// The most layers of gzip that are read; a file with more is refused.
    ///
    /// An order of magnitude, not tuned: a server and a browser that each pack a packed file make
    /// three. It keeps a hostile file from being unpacked again and again.
    private static let mostLayers = 3
    /// The most bytes a file that promises no size of its own may unpack to: 8 GiB, more than any
    /// data set of digits has.
    ///
    /// An order of magnitude, not tuned; it bounds the memory that a small hostile file can take.
    private static let largest = 8 << 30

    /// Returns a file's bytes without gzip, as they are where it is not packed; `name` is what errors call it.
    ///
    /// Throws `DatasetError.broken` where the file is cut off or damaged, and `.foreign` where it
    /// is packed too often.
    static func bytes(_ packed: [UInt8], named name: String) throws(DatasetError) -> [UInt8] {
        var bytes = packed
        for _ in 0..<mostLayers where Gzip.isGzip(bytes) {
            do throws(GzipError) {
                bytes = try unpacked(bytes)
            } catch {
                throw .broken(
                    name,
                    reason: error == .truncated
                        ? "it is cut off: the gzip file ends too early. Download or copy it again"
                        : "it is damaged: it does not unpack as a gzip file. Download or copy it again"
                )
            }
        }
        if Gzip.isGzip(bytes) { throw .foreign(name, .gzipTooOften) }
        return bytes
    }

    /// Unpacks no more than an IDX file's own header promises, and nothing where the packed bytes cannot hold that.
    ///
    /// So a file of a few bytes that promises gigabytes costs no memory.
    private static func unpacked(_ packed: [UInt8]) throws(GzipError) -> [UInt8] {
        // First the header alone, which is enough to know how large the rest may be.
        let header = try Gzip.unpack(packed, limit: IDXHeader.longest)
        guard let promised = IDXArray.promisedSize(by: header) else {
            return try Gzip.unpack(packed, limit: largest)
        }
        return try Gzip.unpack(packed, promising: promised)
    }
}
