/// Separates what arrives in pieces into lines, in time linear in the number of bytes.
package struct LineBuffer {
    /// The byte that ends a line.
    private let separator: UInt8
    /// The number of bytes that are kept of a line, at most.
    private let longest: Int
    /// What has arrived and was not dropped yet; lines before `start` were taken already.
    private var bytes: [UInt8] = []
    /// The place in `bytes` where the next line begins.
    private var start = 0
    /// The place in `bytes` up to which no separator was found.
    private var searched = 0
    /// Whether the line that is arriving is longer than what is kept of it, so that all up to its end is passed over.
    private var isCut = false

    /// Makes an empty buffer; of a line that is longer than `longest` bytes, only so many are kept.
    package init(separator: UInt8 = UInt8(ascii: "\n"), longest: Int) {
        self.separator = separator
        self.longest = longest
    }

    /// Takes the next piece, which may end anywhere in a line.
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

    /// Takes the next line that has ended, without its end; nil where none has.
    package mutating func next() -> ArraySlice<UInt8>? {
        guard let end = findEnd() else { return nil }
        let line = bytes[start..<end]
        start = end + 1
        searched = start
        return line.prefix(longest)
    }

    /// The bytes that have arrived of the line that has not ended, `longest` at most.
    package var rest: ArraySlice<UInt8> { bytes[start...].prefix(longest) }
}
