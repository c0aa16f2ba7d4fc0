import MNIST

/// The files in a zip archive.
///
/// Source: PKWARE's APPNOTE 6.3, as far as archives on the web use it: stored and deflated entries, no
/// encryption, up to 4 GB.
struct ZipArchive {
    private struct Entry {
        let method: Int
        let isEncrypted: Bool
        let packedSize: Int
        let size: Int
        let offset: Int
    }

    private let bytes: [UInt8]
    private let path: String
    private var entries: [String: Entry] = [:]
    /// The files' names in the archive's order.
    private(set) var names: [String] = []

    /// A file may unpack to so many bytes at most: the largest set of digits, in doubles.
    private static let largest = 8 << 30

    /// Reads the directory at the archive's end.
    init(_ bytes: [UInt8], named path: String) throws(DatasetError) {
        self.bytes = bytes
        self.path = path
        let cut = DatasetError.broken(path, reason: "the zip archive is cut off or damaged")
        // A comment of up to 65,535 bytes may follow the end record.
        let first = max(0, bytes.count - 65_557)
        guard bytes.count >= 22,
            let end = (first...bytes.count - 22).last(where: {
                bytes[$0] == 0x50 && bytes[$0 + 1] == 0x4B && bytes[$0 + 2] == 5
                    && bytes[$0 + 3] == 6
            })
        else { throw cut }
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
            if !name.hasSuffix("/") {
                entries[name] = entry
                names.append(name)
            }
            place += 46 + nameLength + rest
        }
    }

    /// Unpacks a file.
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
        let start =
            entry.offset + 30 + number(at: entry.offset + 26, 2) + number(at: entry.offset + 28, 2)
        guard start + entry.packedSize <= bytes.count, entry.size <= Self.largest else { throw cut }
        let packed = Array(bytes[start..<start + entry.packedSize])
        switch entry.method {
        case 0: return packed
        case 8:
            guard let unpacked = try? Gzip.inflate(packed, limit: entry.size + 1),
                unpacked.count == entry.size
            else { throw cut }
            return unpacked
        default:
            throw .broken(
                whole, reason: "it is packed by a method (\(entry.method)) that is not read")
        }
    }

    private func number(at offset: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
}
