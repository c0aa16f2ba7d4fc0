import Files

/// Reads the IDX files that MNIST is published in, plain or packed with gzip.
///
/// Source: the format's description on MNIST's own page (LeCun, Cortes, Burges). All numbers are big-endian; the magic
/// number says that entries are unsigned bytes, and how many dimensions there are.
package enum IDXReader {
    /// The number of entries that a header may promise, at most: no data set of digits is that large, as 20 million
    /// pictures would have 16 GB.
    package static let largestCount: UInt32 = 20_000_000

    /// Reads a pair of files and checks that they belong together.
    ///
    /// A change of the pair that was cut short is finished before, and one that comes meanwhile makes
    /// the pair be read again: pictures of one state never get the labels of another.
    package static func dataset(
        images: String, labels: String
    ) throws(IDXError) -> DigitDataset {
        try SettledFiles.reading([images, labels], failing: IDXError.unreadable) {
            () throws(IDXError) in try pair(images: images, labels: labels)
        }
    }

    /// Reads both files and checks that they have as many pictures as labels.
    private static func pair(images: String, labels: String) throws(IDXError) -> DigitDataset {
        let pixels = try entries(.images, contentsOf: images)
        let digits = try entries(.labels, contentsOf: labels)
        let count = pixels.count / DigitImage.pixelCount
        guard count == digits.count else {
            throw .unequalCounts(
                images: images, imageCount: count, labels: labels, labelCount: digits.count)
        }
        return DigitDataset(pixels: pixels, labels: digits)
    }

    /// Reads one file's entries: 784 bytes a picture, or one byte a label, each 0 … 9.
    package static func entries(
        _ kind: IDXKind, contentsOf path: String
    ) throws(IDXError) -> [UInt8] {
        // What a header promises is compared with the file's size before memory is taken for it.
        if let size = FileBytes.sizeOfRegularFile(path) {
            let start = try read { () throws(FileError) in
                try FileBytes.read(path, atMost: kind.headerSize)
            }
            if !Gzip.isGzip(start) {
                let expected = try sizePromised(kind, by: start, name: path)
                guard size == expected else {
                    throw .wrongLength(path, expected: expected, found: size)
                }
            }
        }
        let bytes = try read { () throws(FileError) in try FileBytes.read(path) }
        return try entries(kind, in: bytes, name: path)
    }

    /// Calls with a file and turns its error into one of data sets.
    private static func read(
        _ bytes: () throws(FileError) -> [UInt8]
    ) throws(IDXError) -> [UInt8] {
        do { return try bytes() } catch { throw .unreadable(error) }
    }

    /// Takes the entries out of a file's bytes; the name is for messages.
    package static func entries(
        _ kind: IDXKind, in file: [UInt8], name: String
    ) throws(IDXError) -> [UInt8] {
        guard Gzip.isGzip(file) else {
            let expected = try sizePromised(kind, by: file, name: name)
            guard file.count == expected else {
                throw .wrongLength(name, expected: expected, found: file.count)
            }
            return try checked(kind, file, name: name)
        }
        do {
            // The header first: it says how much there is to unpack, so that no file unpacks to more.
            let header = try Gzip.unpack(file, limit: kind.headerSize)
            let expected = try sizePromised(kind, by: header, name: name)
            guard expected <= Gzip.mostUnpacked(from: file.count) else {
                throw GzipError.truncated
            }
            // One byte more than promised, so that a file that holds more is found out.
            let bytes = try Gzip.unpack(file, limit: expected + 1)
            guard bytes.count == expected else {
                throw IDXError.wrongLength(name, expected: expected, found: bytes.count)
            }
            return try checked(kind, bytes, name: name)
        } catch let error as IDXError {
            throw error
        } catch GzipError.truncated {
            throw .truncatedGzip(name)
        } catch {
            throw .damagedGzip(name)
        }
    }

    /// Checks the header and returns how many bytes the whole file must have.
    private static func sizePromised(
        _ kind: IDXKind, by header: [UInt8], name: String
    ) throws(IDXError) -> Int {
        // Four bytes as a big-endian number.
        func number(at offset: Int) -> UInt32 {
            header[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        guard header.count >= 4, number(at: 0) == kind.magic else {
            throw .wrongKind(
                name, expected: kind, found: header.count >= 4 ? number(at: 0) : nil)
        }
        guard header.count >= kind.headerSize else {
            throw .wrongLength(name, expected: kind.headerSize, found: header.count)
        }
        let count = number(at: 4)
        guard count <= largestCount else { throw .tooMany(name, count: count) }
        if kind == .images {
            let (rows, columns) = (number(at: 8), number(at: 12))
            guard rows == 28, columns == 28 else {
                throw .wrongSize(name, rows: rows, columns: columns)
            }
        }
        return kind.headerSize + Int(count) * kind.entrySize
    }

    /// Returns what follows the header; a label above 9 is an error that says where it stands.
    private static func checked(
        _ kind: IDXKind, _ file: [UInt8], name: String
    ) throws(IDXError) -> [UInt8] {
        let entries = Array(file[kind.headerSize...])
        if kind == .labels, let index = entries.firstIndex(where: { $0 > 9 }) {
            throw .wrongLabel(name, index: index, label: entries[index])
        }
        return entries
    }
}
