/// Reads the arrays that NumPy saves.
///
/// Source: NumPy's NEP 1, versions 1 to 3.
enum NPYArray {
    /// Whether bytes begin like a saved array.
    static func begins(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x93] + Array("NUMPY".utf8))
    }

    /// Reads a file.
    static func array(_ bytes: [UInt8], named name: String) throws(DatasetError) -> NumberArray {
        let cut = DatasetError.broken(name, reason: "it is no whole NumPy array")
        guard begins(bytes), bytes.count >= 12 else { throw cut }
        let isLong = bytes[6] > 1
        let start = isLong ? 12 : 10
        let length = (8..<start).reduce(0) { $0 | Int(bytes[$1]) << (8 * ($1 - 8)) }
        guard bytes.count >= start + length else { throw cut }
        let header = String(decoding: bytes[start..<start + length], as: UTF8.self)
        guard let type = text(after: "'descr':", in: header), let shape = shape(in: header) else {
            throw .broken(name, reason: "its header is not understood: \(header.prefix(80))")
        }
        guard let (element, isBigEndian) = element(type) else {
            throw .broken(name, reason: "it holds “\(type)”, not numbers")
        }
        return try NumberArray(
            name: name, shape: shape, element: element, isBigEndian: isBigEndian,
            isFortran: header.contains("'fortran_order': True"), bytes: bytes,
            offset: start + length)
    }

    private static func element(_ type: Substring) -> (NumberArray.Element, isBigEndian: Bool)? {
        var type = type
        let isBigEndian = type.first == ">"
        if let first = type.first, "<>|=".contains(first) { type.removeFirst() }
        guard let kind = type.popFirst(), let size = Int(type), [1, 2, 4, 8].contains(size) else {
            return nil
        }
        switch kind {
        case "u": return (.unsigned(size), isBigEndian)
        // Signed bytes of a NumPy array are meant.
        case "i": return (.signed(size), isBigEndian)
        case "b": return (.boolean, false)
        case "f": return size > 1 ? (.float(size), isBigEndian) : nil
        default: return nil
        }
    }

    /// The text between the quotation marks behind a word.
    private static func text(after word: String, in header: String) -> Substring? {
        guard let place = header.firstRange(of: word)?.upperBound else { return nil }
        let rest = header[place...].drop { $0 == " " }
        guard let mark = rest.first, mark == "'" || mark == "\"" else { return nil }
        return rest.dropFirst().prefix { $0 != mark }
    }

    private static func shape(in header: String) -> [Int]? {
        guard let place = header.firstRange(of: "'shape':")?.upperBound,
            let open = header[place...].firstIndex(of: "("),
            let close = header[open...].firstIndex(of: ")")
        else { return nil }
        let parts = header[header.index(after: open)..<close].split(separator: ",")
        let sides = parts.compactMap { Int($0.trimmingPrefix(while: { $0 == " " })) }
        return sides.count == parts.count ? sides : nil
    }
}
