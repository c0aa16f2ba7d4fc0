/// A data set as NumPy reads it: `numpy.load` gives `images` (count × 28 × 28) and `labels` (count),
/// both unsigned bytes; or several under other names.
///
/// Sources: NumPy's NEP 1 for the arrays, PKWARE's APPNOTE for the (uncompressed) zip around them.
package enum NPZWriter {
    /// Returns the file's bytes.
    package static func encoded(_ dataset: DigitDataset) throws(NPZError) -> [UInt8] {
        try encoded([("images", "labels", dataset)])
    }

    /// Returns the bytes of a file of several data sets, each under two names.
    package static func encoded(
        _ datasets: [(images: String, labels: String, dataset: DigitDataset)]
    ) throws(NPZError) -> [UInt8] {
        let entries = datasets.flatMap { images, labels, dataset in
            [
                Entry(
                    "\(images).npy", array(dataset.pixels, shape: "(\(dataset.count), 28, 28)")),
                Entry("\(labels).npy", array(dataset.labels, shape: "(\(dataset.count),)")),
            ]
        }
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            directory += entry.directoryRecord(offset: archive.count)
            archive += entry.localRecord
        }
        // Sizes and offsets have 32 bits; five million pictures fit.
        guard archive.count + directory.count < UInt32.max else {
            throw .tooLarge(datasets.reduce(0) { $0 + $1.dataset.count })
        }
        let end =
            littleEndian(0x0605_4B50, 4) + littleEndian(0, 4)
            + littleEndian(entries.count, 2) + littleEndian(entries.count, 2)
            + littleEndian(directory.count, 4) + littleEndian(archive.count, 4)
            + littleEndian(0, 2)
        return archive + directory + end
    }

    /// Returns a `.npy` file of unsigned bytes in row-major order; `shape` is a Python tuple.
    private static func array(_ bytes: [UInt8], shape: String) -> [UInt8] {
        var header = "{'descr': '|u1', 'fortran_order': False, 'shape': \(shape), }"
        // The data starts at a multiple of 64; a line feed ends the header.
        let length = (10 + header.utf8.count + 1 + 63) / 64 * 64 - 10
        header += String(repeating: " ", count: length - header.utf8.count - 1) + "\n"
        return [0x93] + Array("NUMPY".utf8) + [1, 0] + littleEndian(length, 2)
            + Array(header.utf8) + bytes
    }

    /// A file in the archive.
    private struct Entry {
        let name: [UInt8]
        let data: [UInt8]
        let checksum: UInt32

        init(_ name: String, _ data: [UInt8]) {
            self.name = Array(name.utf8)
            self.data = data
            checksum = Gzip.checksum(data)
        }

        /// Version 2.0, no flags, stored as is, at the earliest date a zip knows: the same data set
        /// always gives the same file.
        private var common: [UInt8] {
            littleEndian(20, 2) + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 2)
                + littleEndian(0x0021, 2) + littleEndian(Int(checksum), 4)
                + littleEndian(data.count, 4) + littleEndian(data.count, 4)
                + littleEndian(name.count, 2) + littleEndian(0, 2)
        }

        /// The file as it stands in the archive: a local header, then the data, not compressed.
        var localRecord: [UInt8] { littleEndian(0x0403_4B50, 4) + common + name + data }

        /// The file's entry in the central directory at the archive's end; `offset` is where its local header begins.
        func directoryRecord(offset: Int) -> [UInt8] {
            littleEndian(0x0201_4B50, 4) + littleEndian(20, 2) + common + littleEndian(0, 2)
                + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 4)
                + littleEndian(offset, 4) + name
        }
    }

    /// Returns the lowest `count` bytes of a number, the lowest first.
    private static func littleEndian(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

/// Why a data set does not fit into an NPZ file.
package enum NPZError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The archive would need more than 4 GB.
    case tooLarge(Int)

    package var description: String {
        switch self {
        case .tooLarge(let count):
            "\(count) pictures do not fit into an NPZ file of 4 GB; export them as IDX."
        }
    }
}
