import Files
package import PhotoFiles
import SystemLibraries

/// Names that arrive on a descriptor, one a line or one before each zero byte, each of which is a
/// photo or a folder of photos.
///
/// No more is read than is needed to have the next name, so that a program at the other end waits
/// when photos are read more slowly than it names them.
///
/// Empty names are passed over. A last name need not be ended.
package struct PathStream: PathSource {
    /// What ends a name.
    ///
    /// Names with line breaks in them can only be told apart by zero bytes, as `find -print0` writes them.
    package enum Separator: Sendable {
        /// A line feed.
        case newline
        /// A zero byte.
        case zero

        /// The byte that ends a name.
        fileprivate var byte: UInt8 { self == .newline ? UInt8(ascii: "\n") : 0 }
    }

    /// The descriptor that names arrive on; it is not closed here.
    private let input: Int32
    /// What was read and not taken as a name yet.
    private var lines: LineBuffer
    /// Whether the other side has closed the stream.
    private var isAtEnd = false
    /// The photos that the last name stands for, on the way.
    private var folder: PhotoFinder.Iterator?
    /// Is told, for each file in a named folder that is no photo, what it seems to be.
    private let passingOver: ((ForeignContent) -> Void)?

    /// The most bytes of a name that are kept; a longer one cannot be a file's.
    ///
    /// It is cut here and so becomes a row that says "not found". The number is far above the 4,096 bytes of a path
    /// on Linux, and not tuned.
    private static let longestName = 65_536

    /// Makes a stream of a descriptor, which stays open, and of what has been read of it already; `passingOver`
    /// learns what the files in named folders are that are no photos.
    package init(
        _ input: Int32, separator: Separator = .newline, beginning: [UInt8] = [],
        isWhole: Bool = false, passingOver: ((ForeignContent) -> Void)? = nil
    ) {
        self.passingOver = passingOver
        self.input = input
        lines = LineBuffer(separator: separator.byte, longest: Self.longestName)
        lines.append(beginning)
        isAtEnd = isWhole
    }

    /// The descriptor that names arrive on.
    package var descriptor: Int32? { input }

    /// The next name's next photo, if it is there without waiting.
    ///
    /// - Throws: `PathStreamError` where the system does not let the descriptor be read
    package mutating func next() throws -> PathArrival {
        while true {
            if let path = folder?.next() { return .path(path) }
            folder = nil
            if let name = takeName() {
                if !name.isEmpty {
                    folder = PhotoFinder(
                        [PhotoPath(bytes: name)], passingOver: passingOver
                    ).makeIterator()
                }
            } else if isAtEnd {
                return .end
            } else if try !readMore() {
                return .later
            }
        }
    }

    /// The next name that has wholly arrived; at the end what is left counts as one.
    private mutating func takeName() -> ArraySlice<UInt8>? {
        if let name = lines.next() { return name }
        guard isAtEnd, !lines.rest.isEmpty else { return nil }
        defer { lines = LineBuffer(longest: 0) }
        return lines.rest
    }

    /// Adds what is there to the names; false when that is nothing yet.
    private mutating func readMore() throws -> Bool {
        guard let piece = try Self.piece(of: input) else { return false }
        isAtEnd = piece.isEmpty
        lines.append(piece)
        return true
    }

    /// Reads what is there of a stream, without waiting and at most so many bytes; nil where nothing is there yet,
    /// and no bytes at its end.
    ///
    /// The default of 8 KiB keeps a program at the other end waiting while photos are read; it is not tuned.
    package static func piece(
        of input: Int32, atMost most: Int = 8192
    ) throws(PathStreamError) -> [UInt8]? {
        // Asking before reading keeps the descriptor as it is: it may be shared with a shell.
        var wait = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, 0) > 0 else { return nil }
        var error: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: most) { bytes, count in
            let got = read(input, bytes.baseAddress, bytes.count)
            if got < 0 { error = errno }
            count = max(0, got)
        }
        if error == EINTR || error == EAGAIN { return nil }
        if error != 0 {
            throw PathStreamError(input: input, reason: String(cString: strerror(error)))
        }
        return piece
    }
}

/// That no more can be read from a stream of names or lines.
package struct PathStreamError: Error, Sendable, CustomStringConvertible {
    /// The descriptor that cannot be read.
    package let input: Int32
    /// The system's reason, a clause for people.
    package let reason: String

    /// One sentence for people.
    package var description: String {
        // A shell puts the second name in the place of `<(…)`.
        let name = input == STDIN_FILENO ? "standard input" : "/dev/fd/\(input)"
        return "What comes on \(name) cannot be read on (\(reason))."
    }
}
