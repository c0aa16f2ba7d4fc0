import Files

/// A zip archive in memory, whose files are unpacked one by one.
///
/// Source: PKWARE's APPNOTE 6.3, as far as archives on the web use it: stored and deflated entries,
/// no encryption, up to 4 GB (no ZIP64). Numbers are little-endian. Checksums are not compared.
struct ZipArchive {
    /// What the directory says of a file.
    private struct Entry {
        /// How it is packed: 0 as it is, 8 deflated; others are not read.
        let method: Int
        /// Whether it is encrypted, bit 0 of its flags.
        let isEncrypted: Bool
        /// The bytes it takes in the archive.
        let packedSize: Int
        /// The bytes it has when it is unpacked.
        let size: Int
        /// Where its local header begins, in bytes from the archive's start.
        let offset: Int
    }

    /// The whole archive.
    private let bytes: [UInt8]
    /// The archive's path for messages.
    private let path: String
    /// The files by their names; folders are none.
    private var entries: [String: Entry] = [:]
    /// The files' names, each once, in the directory's order.
    private(set) var names: [String] = []

    /// The most bytes a file may unpack to: 8 GiB.
    ///
    /// An order of magnitude, not tuned: a million pictures of 784 pixels as 8-byte floats are 6.3
    /// GB. It bounds the memory that a small hostile archive can take.
    private static let largest = 8 << 30

    /// Reads the directory at the archive's end.
    ///
    /// Throws `DatasetError.broken` where there is no end record or the directory is not whole.
    init(_ bytes: [UInt8], named path: String) throws(DatasetError) {
        self.bytes = bytes
        self.path = path
        let cut = DatasetError.broken(path, reason: "the zip archive is cut off or damaged")
        // The end record has 22 bytes and a comment of up to 65,535 behind it: it begins in the last 65,557.
        let first = max(0, bytes.count - 65_557)
        guard bytes.count >= 22,
            let end = (first...bytes.count - 22).last(where: {
                bytes[$0] == 0x50 && bytes[$0 + 1] == 0x4B && bytes[$0 + 2] == 5
                    && bytes[$0 + 3] == 6
            })
        else { throw cut }
        // The number of entries, and where the directory begins. Each entry has 46 bytes, its name,
        // and two further fields.
        let count = number(at: end + 10, 2)
        var place = number(at: end + 16, 4)
        for _ in 0..<count {
            guard place + 46 <= end, number(at: place, 4) == 0x0201_4B50 else { throw cut }
            let nameLength = number(at: place + 28, 2)
            let rest = number(at: place + 30, 2) + number(at: place + 32, 2)
            guard place + 46 + nameLength + rest <= end else { throw cut }
            let name = String(
                decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self)
            let entry = Entry(
                method: number(at: place + 10, 2), isEncrypted: number(at: place + 8, 2) & 1 == 1,
                packedSize: number(at: place + 20, 4), size: number(at: place + 24, 4),
                offset: number(at: place + 42, 4))
            // An archive that was added to may name a file again: the later entry replaces the
            // former, as it does where the archive is unpacked.
            if !name.hasSuffix("/"), entries.updateValue(entry, forKey: name) == nil {
                names.append(name)
            }
            place += 46 + nameLength + rest
        }
    }

    /// Returns a file's bytes, unpacked.
    ///
    /// Throws `DatasetError.broken` where it is missing, encrypted, cut off, or packed by another method.
    func contents(of name: String) throws(DatasetError) -> [UInt8] {
        let whole = path + "/" + name
        guard let entry = entries[name] else {
            throw .broken(whole, reason: "there is no such file in the archive")
        }
        guard !entry.isEncrypted else { throw .broken(whole, reason: "it is encrypted") }
        let cut = DatasetError.broken(whole, reason: "it is cut off or damaged in the archive")
        guard entry.offset + 30 <= bytes.count, number(at: entry.offset, 4) == 0x0403_4B50 else {
            throw cut
        }
        // The local header has lengths of name and extra field of its own, which need not be the directory's.
        let start =
            entry.offset + 30 + number(at: entry.offset + 26, 2) + number(at: entry.offset + 28, 2)
        guard start + entry.packedSize <= bytes.count, entry.size <= Self.largest else { throw cut }
        let packed = Array(bytes[start..<start + entry.packedSize])
        switch entry.method {
        case 0:
            guard packed.count == entry.size else { throw cut }
            return packed
        case 8:
            // One byte more than promised: a file that goes on is damaged.
            guard let unpacked = try? Gzip.inflate(packed, limit: entry.size + 1),
                unpacked.count == entry.size
            else { throw cut }
            return unpacked
        default:
            throw .broken(
                whole, reason: "it is packed by a method (\(entry.method)) that is not read")
        }
    }

    /// Returns the little-endian number of some bytes at an offset; they must lie within the archive.
    private func number(at offset: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
}
