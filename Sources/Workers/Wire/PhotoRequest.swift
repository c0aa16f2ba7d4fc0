package import DigitReading
import MNIST
package import PhotoFiles

/// What is asked about a photo whose open file comes along.
package struct PhotoRequest: Sendable, Equatable {
    /// The photo's path, only to compare its ending with the format found.
    package var path: PhotoPath
    /// What is wanted in the answer beside the rows.
    package var extras: Extras
    /// What is known to be written on the photo; nil where nothing is.
    package var known: Expectation?

    /// Makes a request for rows, and what else is named.
    package init(path: PhotoPath, extras: Extras = [], known: Expectation? = nil) {
        self.path = path
        self.extras = extras
        self.known = known
    }

    /// What an answer can hold beside the rows.
    package struct Extras: OptionSet, Sendable {
        /// One bit for each thing that is wanted.
        package let rawValue: UInt8

        /// Makes a set of its bits; bits without a meaning are ignored.
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The files of the photo's debug folder.
        package static let debugFiles = Extras(rawValue: 1)
        /// The photo itself, upright and scaled down.
        package static let thumbnail = Extras(rawValue: 2)
        /// What a report shows when the photo is opened.
        package static let story = Extras(rawValue: 4)
        /// The photo with what was read drawn on it.
        package static let annotation = Extras(rawValue: 8)
    }

    /// The longest message of this kind in bytes.
    ///
    /// Each digit that is known takes one byte, and four for its line's length where it stands
    /// alone; 64 bytes are for all else.
    static let longest = longestPath + 5 * mostDigits + 64
    /// The most bytes of a path that are sent; systems allow 4,096.
    private static let longestPath = 65_536
    /// The most digits, and lines of digits, that can be known of a page; not tuned: some times what fits on one, and
    /// so few that a request stays small.
    private static let mostDigits = 4_000

    /// The request as the bytes of a message.
    var encoded: [UInt8] {
        var writer = WireWriter()
        writer.integer(extras.rawValue)
        writer.blob(path.bytes.prefix(Self.longestPath))
        writer.optional(known, Self.write)
        return writer.bytes
    }

    /// Reads a request out of a message.
    ///
    /// - Throws: `WireError` where anything is missing, too much or out of its range
    package init(decoding message: ArraySlice<UInt8>) throws(WireError) {
        var reader = WireReader(message)
        extras = Extras(rawValue: try reader.integer())
        path = PhotoPath(bytes: try reader.blob(atMost: Self.longestPath))
        known = try reader.optional(Self.expectation)
        try reader.finish()
    }

    /// Writes what is known: one digit that all have, or an empty list and then the lines.
    private static func write(_ writer: inout WireWriter, _ known: Expectation) {
        switch known {
        case .all(let digit): writer.blob([UInt8(digit.value)])
        case .lines(let lines):
            writer.blob([])
            writer.integer(Int32(min(lines.count, mostDigits)))
            var room = mostDigits
            for line in lines.prefix(mostDigits) {
                writer.blob(line.prefix(room).map { UInt8($0.value) })
                room -= min(room, line.count)
            }
        }
    }

    /// Reads what is known, as `write` writes it.
    private static func expectation(
        _ reader: inout WireReader
    ) throws(WireError) -> Expectation {
        /// The digits of bytes 0 … 9.
        func digits(_ bytes: [UInt8]) throws(WireError) -> [Digit] {
            let digits = bytes.compactMap { Digit(Int($0)) }
            guard digits.count == bytes.count else { throw WireError("an unknown digit") }
            return digits
        }
        if let only = try digits(reader.blob(atMost: 1)).first { return .all(only) }
        var lines: [[Digit]] = []
        for _ in 0..<(try reader.count(in: 0...mostDigits)) {
            lines.append(try digits(reader.blob(atMost: mostDigits)))
        }
        return .lines(lines)
    }
}
