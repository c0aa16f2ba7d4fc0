/// The parts of a file that are handed to a decoder, in the file's order; what lies between them is
/// dropped.
struct NeededParts {
    /// Ranges of offsets in bytes that neither overlap nor touch, in ascending order.
    private var ranges: [Range<Int>] = []

    /// Adds a part that begins at or behind the end of those before; parts that touch become one.
    mutating func add(_ range: Range<Int>) {
        if let last = ranges.last, last.upperBound == range.lowerBound {
            ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
        } else {
            ranges.append(range)
        }
    }

    /// Returns the parts of the file one behind the other, and the file itself, uncopied, where
    /// they are all of it.
    func bytes(of file: [UInt8]) -> [UInt8] {
        if ranges == [0..<file.count] { return file }
        var kept: [UInt8] = []
        kept.reserveCapacity(ranges.reduce(0) { $0 + $1.count })
        for range in ranges { kept += file[range] }
        return kept
    }
}
