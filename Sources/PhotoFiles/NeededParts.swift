/// The parts of a file that a decoder needs, in order.
struct NeededParts {
    private var ranges: [Range<Int>] = []

    /// Adds a part that comes after those before.
    mutating func add(_ range: Range<Int>) {
        if let last = ranges.last, last.upperBound == range.lowerBound {
            ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
        } else {
            ranges.append(range)
        }
    }

    /// Returns them together, and the file itself, uncopied, where they are all of it.
    func bytes(of file: [UInt8]) -> [UInt8] {
        if ranges == [0..<file.count] { return file }
        var kept: [UInt8] = []
        kept.reserveCapacity(ranges.reduce(0) { $0 + $1.count })
        for range in ranges { kept += file[range] }
        return kept
    }
}
