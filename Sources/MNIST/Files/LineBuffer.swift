/// Parts what arrives in pieces into lines, in time linear in the number of bytes.
package struct LineBuffer {
    private let separator: UInt8
    private let longest: Int
    private var bytes: [UInt8] = []
    /// Where the next line begins.
    private var start = 0
    /// How far no separator was found.
    private var searched = 0
    /// Whether the line that is arriving is longer than what is kept of it.
    private var isCut = false

    /// Makes an empty buffer; of a line that is longer than the longest, only so much is kept.
    package init(separator: UInt8 = UInt8(ascii: "\n"), longest: Int) {
        self.separator = separator
        self.longest = longest
    }

    /// Takes a piece.
    package mutating func append(_ piece: some Collection<UInt8>) {
        if start > 0 {
            bytes.removeFirst(start)
            (searched, start) = (searched - start, 0)
        }
        guard isCut else {
            bytes += piece
            return cut()
        }
        guard let end = piece.firstIndex(of: separator) else { return }
        isCut = false
        bytes += piece[end...]
        cut()
    }

    /// Drops what an unfinished line has beyond the longest; the rest of the line is passed over as it comes.
    private mutating func cut() {
        guard bytes.count > longest, findEnd() == nil else { return }
        bytes.removeLast(bytes.count - longest)
        searched = bytes.count
        isCut = true
    }

    /// Returns the place of the next separator, without searching any byte twice.
    private mutating func findEnd() -> Int? {
        guard let end = bytes[searched...].firstIndex(of: separator) else {
            searched = bytes.count
            return nil
        }
        searched = end
        return end
    }

    /// Takes the next line that has ended, without its end.
    package mutating func next() -> ArraySlice<UInt8>? {
        guard let end = findEnd() else { return nil }
        let line = bytes[start..<end]
        start = end + 1
        searched = start
        return line.prefix(longest)
    }

    /// What has arrived of the line that has not ended.
    package var rest: ArraySlice<UInt8> { bytes[start...].prefix(longest) }
}
