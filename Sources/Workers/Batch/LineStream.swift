import MNIST
import SystemLibraries

/// Lines that arrive on a descriptor, read no further ahead than is needed to have the next one.
package struct LineStream {
    /// What there is at the moment.
    package enum Arrival {
        /// A line, without its end; only its beginning where it is longer than the longest.
        case line(ArraySlice<UInt8>)
        /// None yet: wait for the descriptor.
        case later
        /// There will be no more.
        case end
    }

    /// Where the lines come from; it stays open.
    package let descriptor: Int32
    private var lines: LineBuffer
    private var isAtEnd = false

    /// Makes a stream of a descriptor.
    package init(_ descriptor: Int32, longest: Int) {
        self.descriptor = descriptor
        lines = LineBuffer(longest: longest)
    }

    /// The next line, if it is there without waiting.
    package mutating func next() throws(PathStreamError) -> Arrival {
        while true {
            if let line = lines.next() { return .line(line) }
            if isAtEnd {
                let rest = lines.rest
                lines = LineBuffer(longest: 0)
                return rest.isEmpty ? .end : .line(rest)
            }
            guard try readMore() else { return .later }
        }
    }

    /// Reads what is there; false when that is nothing yet.
    private mutating func readMore() throws(PathStreamError) -> Bool {
        guard let piece = try PathStream.piece(of: descriptor, atMost: 65_536) else { return false }
        isAtEnd = piece.isEmpty
        lines.append(piece)
        return true
    }
}
