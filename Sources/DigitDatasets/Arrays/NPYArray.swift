/// Reads the arrays that NumPy saves as `.npy` files, of numbers and Booleans.
///
/// Source: NumPy Enhancement Proposal 1 (NEP 1), format versions 1 to 3: a magic string, two bytes
/// of version, the header's length (2 bytes in version 1, 4 from version 2 on, little-endian), a
/// Python dictionary as text, the numbers.
enum NPYArray {
    /// Whether bytes begin with the magic string of a saved array.
    static func begins(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x93] + Array("NUMPY".utf8))
    }

    /// Returns the numbers of a whole file; `name` is what errors call it.
    ///
    /// Throws `DatasetError.broken` where the file is cut off, its header is not understood, or it holds no numbers.
    static func array(_ bytes: [UInt8], named name: String) throws(DatasetError) -> NumberArray {
        let cut = DatasetError.broken(name, reason: "it is no whole NumPy array")
        guard begins(bytes), bytes.count >= 12 else { throw cut }
        // Version 2 and 3 have four bytes of length; the header begins behind them.
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

    /// Returns how numbers are stored that a type string such as `<f4`, `|u1` or `>i8` names;
    /// nil for other types.
    ///
    /// `>` is big-endian; `<`, `=` and `|` are read as little-endian, which `=` (the writer's own
    /// order) nearly always is.
    private static func element(_ type: Substring) -> (NumberArray.Element, isBigEndian: Bool)? {
        var type = type
        let isBigEndian = type.first == ">"
        if let first = type.first, "<>|=".contains(first) { type.removeFirst() }
        guard let kind = type.popFirst(), let size = Int(type), [1, 2, 4, 8].contains(size) else {
            return nil
        }
        switch kind {
        case "u": return (.unsigned(size), isBigEndian)
        case "i": return (.signed(size), isBigEndian)
        case "b": return (.boolean, false)
        case "f": return size > 1 ? (.float(size), isBigEndian) : nil
        default: return nil
        }
    }

    /// Returns the text between the quotation marks behind a key of the header; nil where there is none.
    private static func text(after word: String, in header: String) -> Substring? {
        guard let place = header.firstRange(of: word)?.upperBound else { return nil }
        let rest = header[place...].drop { $0 == " " }
        guard let mark = rest.first, mark == "'" || mark == "\"" else { return nil }
        return rest.dropFirst().prefix { $0 != mark }
    }

    /// Returns the shape that a header names, as in `'shape': (60000, 28, 28)`; nil where it is
    /// no list of whole numbers.
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
