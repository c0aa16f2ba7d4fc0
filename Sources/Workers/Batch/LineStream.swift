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
        // Asking before reading keeps the descriptor as it is: it may be shared with a shell.
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, 0) > 0 else { return false }
        var error: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { bytes, count in
            let got = read(descriptor, bytes.baseAddress, bytes.count)
            if got < 0 { error = errno }
            count = max(0, got)
        }
        if error == EINTR || error == EAGAIN { return false }
        if error != 0 { throw PathStreamError(reason: String(cString: strerror(error))) }
        isAtEnd = piece.isEmpty
        lines.append(piece)
        return true
    }
}
