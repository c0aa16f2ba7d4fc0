import Files

/// Reads the IDX files that MNIST is published in, plain or packed with gzip: pictures of 28×28 unsigned bytes, or
/// labels 0 … 9.
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
            let bytes = try Gzip.unpack(file, promising: expected)
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

    /// Checks the header that a file begins with and returns how many bytes the whole file must have.
    private static func sizePromised(
        _ kind: IDXKind, by start: [UInt8], name: String
    ) throws(IDXError) -> Int {
        let magic = IDXHeader.magic(of: start)
        guard magic == kind.magic else { throw .wrongKind(name, expected: kind, found: magic) }
        guard let header = IDXHeader(start) else {
            throw .wrongLength(name, expected: kind.headerSize, found: start.count)
        }
        let lengths = header.lengths
        guard lengths[0] <= largestCount else { throw .tooMany(name, count: lengths[0]) }
        if kind == .images, lengths[1] != 28 || lengths[2] != 28 {
            throw .wrongSize(name, rows: lengths[1], columns: lengths[2])
        }
        return header.fileSize
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
