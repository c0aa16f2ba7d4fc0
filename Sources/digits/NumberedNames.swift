/// Names for files of which many may want the same: `photo.jpg`, then `photo-2.jpg`, `photo-3.jpg`
/// and so on.
///
/// The numbers that are taken are remembered, so that n photos of one name take time in proportion
/// to n.
struct NumberedNames {
    private var next: [[UInt8]: Int] = [:]

    /// Offers the name and then, with growing numbers, others like it until one is accepted, and
    /// returns that; nothing where none of very many is.
    mutating func place(
        _ name: [UInt8], _ accept: ([UInt8]) throws -> Bool
    ) rethrows -> [UInt8]? {
        if try accept(name) { return name }
        let first = next[name] ?? 2
        for number in first..<first + Self.mostAttempts {
            let numbered = Self.numbered(name, number)
            if try accept(numbered) {
                next[name] = number + 1
                return numbered
            }
        }
        return nil
    }

    /// More files than this with numbers in their names are there for some other reason.
    private static let mostAttempts = 1_000_000

    private static func numbered(_ name: [UInt8], _ number: Int) -> [UInt8] {
        let dot = name.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
        let stem = dot == name.startIndex ? name : Array(name[..<dot])
        return stem + Array("-\(number)".utf8) + name[stem.count...]
    }
}
