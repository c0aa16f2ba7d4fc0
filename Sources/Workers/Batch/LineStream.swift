import Files
import SystemLibraries

/// Lines that arrive on a descriptor, read no further ahead than a piece of 64 KiB.
///
/// Nothing here waits: who has to wait watches the descriptor with `poll`.
package struct LineStream {
    /// What the stream has to offer at the moment.
    package enum Arrival {
        /// A line, without its end; only its beginning where it is longer than the longest.
        case line(ArraySlice<UInt8>)
        /// None yet: wait for the descriptor.
        case later
        /// There will be no more.
        case end
    }

    /// Where the lines come from; it is not closed here.
    package let descriptor: Int32
    /// What was read and not handed over yet.
    private var lines: LineBuffer
    /// Whether the other side has closed the stream.
    private var isAtEnd = false

    /// Makes a stream of a descriptor; lines are cut at `longest` bytes.
    package init(_ descriptor: Int32, longest: Int) {
        self.descriptor = descriptor
        lines = LineBuffer(longest: longest)
    }

    /// The next line, if it is there without waiting; a last line need not have an end.
    ///
    /// - Throws: `PathStreamError` where the system does not let the descriptor be read
    package mutating func next() throws(PathStreamError) -> Arrival {
        while true {
            if let line = lines.next() { return .line(line) }
            if isAtEnd {
                let rest = lines.rest
                // The last line is handed over once.
                lines = LineBuffer(longest: 0)
                return rest.isEmpty ? .end : .line(rest)
            }
            guard try readMore() else { return .later }
        }
    }

    /// Adds what is there to the lines; false when that is nothing yet.
    private mutating func readMore() throws(PathStreamError) -> Bool {
        // 64 KiB is as much as a pipe holds on Linux.
        guard let piece = try PathStream.piece(of: descriptor, atMost: 65_536) else { return false }
        isAtEnd = piece.isEmpty
        lines.append(piece)
        return true
    }
}
