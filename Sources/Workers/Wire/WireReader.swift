/// Takes values out of a message's bytes, little-endian, as `WireWriter` writes them, and trusts
/// none of them.
///
/// Whoever wrote the message may be hostile: every function throws `WireError` where bytes are
/// missing or a value is out of its range.
struct WireReader {
    /// The bytes that are not taken yet.
    private var rest: ArraySlice<UInt8>

    /// Begins at the start of a message.
    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// An integer of the type's size, whatever its value.
    mutating func integer<Integer: FixedWidthInteger>(
        _ type: Integer.Type = Integer.self
    ) throws(WireError) -> Integer {
        var value: Integer = 0
        for (place, byte) in try take(MemoryLayout<Integer>.size).enumerated() {
            value |= Integer(truncatingIfNeeded: byte) << (8 * place)
        }
        return value
    }

    /// A floating-point number of 64 bits in a range, which not-a-number is not.
    mutating func number(in range: ClosedRange<Double>) throws(WireError) -> Double {
        let value = Double(bitPattern: try integer(UInt64.self))
        guard range.contains(value) else { throw WireError("a number is out of its range") }
        return value
    }

    /// An integer in a range, written in 32 bits.
    mutating func count(in range: ClosedRange<Int>) throws(WireError) -> Int {
        let value = Int(try integer(Int32.self))
        guard range.contains(value) else { throw WireError("a count is out of its range") }
        return value
    }

    /// Yes or no, from one byte; any but 0 is yes.
    mutating func flag() throws(WireError) -> Bool { try integer(UInt8.self) != 0 }

    /// So many bytes.
    mutating func raw(_ count: Int) throws(WireError) -> [UInt8] { Array(try take(count)) }

    /// Bytes that follow their count in 32 bits, at most so many.
    mutating func blob(atMost limit: Int) throws(WireError) -> [UInt8] {
        let count = Int(try integer(UInt32.self))
        guard count <= limit else { throw WireError("more bytes than allowed") }
        return Array(try take(count))
    }

    /// Text for people, of at most so many bytes, with spaces for control characters.
    ///
    /// Those could move a terminal's cursor or change its colors. Bytes that are not UTF-8 become
    /// U+FFFD.
    mutating func text(atMost limit: Int) throws(WireError) -> String {
        let text = String(decoding: try blob(atMost: limit), as: UTF8.self)
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }

    /// One of an enum's cases, from its place among all in one byte.
    mutating func choice<Choice: CaseIterable>(
        of type: Choice.Type = Choice.self
    ) throws(WireError) -> Choice {
        let place = Int(try integer(UInt8.self))
        guard let choice = Choice.allCases.dropFirst(place).first else {
            throw WireError("an unknown \(type)")
        }
        return choice
    }

    /// A value that follows a byte saying whether there is one; nil where that byte is 0.
    mutating func optional<Value>(
        _ read: (inout WireReader) throws(WireError) -> Value
    ) throws(WireError) -> Value? {
        try flag() ? try read(&self) : nil
    }

    /// Throws where bytes are left.
    func finish() throws(WireError) {
        guard rest.isEmpty else { throw WireError("bytes after the end") }
    }

    /// The next bytes, so many, uncopied.
    private mutating func take(_ count: Int) throws(WireError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw WireError("too few bytes") }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}

/// That the other side sent what the protocol does not allow.
package struct WireError: Error, Sendable, Equatable {
    /// What is wrong with the message, as a clause.
    package let reason: String

    /// Makes an error with its reason.
    init(_ reason: String) { self.reason = reason }
}
