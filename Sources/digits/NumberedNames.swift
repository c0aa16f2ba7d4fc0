/// Names for files of which many may want the same: `photo.jpg`, then `photo-2.jpg`, `photo-3.jpg`
/// and so on.
///
/// The numbers that are taken are remembered, so that n photos of one name take time in proportion
/// to n.
struct NumberedNames {
    /// The number to try first for each name that was wanted more than once.
    private var next: [[UInt8]: Int] = [:]

    /// Offers the name and then, with growing numbers, others like it until `accept` takes one, and
    /// returns that; nil where none of a million is taken.
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

    /// How many numbers are tried; more files with numbers in their names are there for some other
    /// reason.
    ///
    /// An order of magnitude that only keeps the loop from going on for ever.
    private static let mostAttempts = 1_000_000

    /// The name with a number before its last full stop, or at its end where it has none.
    private static func numbered(_ name: [UInt8], _ number: Int) -> [UInt8] {
        let dot = name.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
        let stem = dot == name.startIndex ? name : Array(name[..<dot])
        return stem + Array("-\(number)".utf8) + name[stem.count...]
    }
}
