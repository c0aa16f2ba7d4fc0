import Files
package import MNIST

/// A data set as NumPy reads it: `numpy.load` gives `images` (count × 28 × 28) and `labels` (count), both unsigned
/// bytes; or several data sets under other names.
///
/// Sources: NumPy's NEP 1 for the arrays, PKWARE's APPNOTE for the (uncompressed) zip around them. All numbers are
/// little-endian.
package enum NPZWriter {
    /// Returns the bytes of a file with one data set; throws where it would have more than 4 GB.
    package static func encoded(_ dataset: DigitDataset) throws(NPZError) -> [UInt8] {
        try encoded([("images", "labels", dataset)])
    }

    /// Returns the bytes of a file with several data sets, each under two names; throws where it would have more than 4
    /// GB.
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
        // The end of the central directory (APPNOTE 4.3.16): one disk, the number of entries, their size and where they
        // begin, no comment.
        let end =
            littleEndian(0x0605_4B50, 4) + littleEndian(0, 4)
            + littleEndian(entries.count, 2) + littleEndian(entries.count, 2)
            + littleEndian(directory.count, 4) + littleEndian(archive.count, 4)
            + littleEndian(0, 2)
        return archive + directory + end
    }

    /// Returns a `.npy` file, version 1.0, of unsigned bytes in row-major order; `shape` is a Python tuple.
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
        /// The file's name in the archive, in ASCII.
        let name: [UInt8]
        /// The file's bytes.
        let data: [UInt8]
        /// The CRC-32 of the file's bytes.
        let checksum: UInt32

        /// Makes an entry and computes its checksum.
        init(_ name: String, _ data: [UInt8]) {
            self.name = Array(name.utf8)
            self.data = data
            checksum = Gzip.checksum(data)
        }

        /// The fields that both headers have (APPNOTE 4.3.7): version 2.0, no flags, no compression, time and date,
        /// checksum, sizes, the name's length, and no extra field.
        ///
        /// The date is the earliest that a zip archive can have, so that the same data set always gives the same file.
        private var common: [UInt8] {
            littleEndian(20, 2) + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 2)
                + littleEndian(0x0021, 2) + littleEndian(Int(checksum), 4)
                + littleEndian(data.count, 4) + littleEndian(data.count, 4)
                + littleEndian(name.count, 2) + littleEndian(0, 2)
        }

        /// The file as it stands in the archive: a local header, then the name and the data.
        var localRecord: [UInt8] { littleEndian(0x0403_4B50, 4) + common + name + data }

        /// Returns the file's entry in the central directory at the archive's end (APPNOTE 4.3.12); `offset` is where
        /// its local header begins, in bytes from the start.
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

/// Why data sets do not fit into an NPZ file.
package enum NPZError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The archive would need more than 4 GB, as zip counts in 32 bits; with the number of pictures.
    case tooLarge(Int)

    /// One sentence for people.
    package var description: String {
        switch self {
        case .tooLarge(let count):
            "\(count) pictures do not fit into an NPZ file of 4 GB; export them as IDX."
        }
    }
}
