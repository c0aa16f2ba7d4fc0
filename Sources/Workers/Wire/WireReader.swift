/// Takes values out of bytes and trusts none of them: whoever wrote them may be hostile.
struct WireReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func integer<Integer: FixedWidthInteger>(
        _ type: Integer.Type = Integer.self
    ) throws(WireError) -> Integer {
        var value: Integer = 0
        for (place, byte) in try take(MemoryLayout<Integer>.size).enumerated() {
            value |= Integer(truncatingIfNeeded: byte) << (8 * place)
        }
        return value
    }

    /// A finite number in a range.
    mutating func number(in range: ClosedRange<Double>) throws(WireError) -> Double {
        let value = Double(bitPattern: try integer(UInt64.self))
        guard range.contains(value) else { throw WireError("a number is out of its range") }
        return value
    }

    /// An integer in a range.
    mutating func count(in range: ClosedRange<Int>) throws(WireError) -> Int {
        let value = Int(try integer(Int32.self))
        guard range.contains(value) else { throw WireError("a count is out of its range") }
        return value
    }

    mutating func flag() throws(WireError) -> Bool { try integer(UInt8.self) != 0 }

    mutating func raw(_ count: Int) throws(WireError) -> [UInt8] { Array(try take(count)) }

    /// Bytes after their count, at most so many.
    mutating func blob(atMost limit: Int) throws(WireError) -> [UInt8] {
        let count = Int(try integer(UInt32.self))
        guard count <= limit else { throw WireError("more bytes than allowed") }
        return Array(try take(count))
    }

    /// Text for people, without what would move a terminal's cursor or change its colours.
    mutating func text(atMost limit: Int) throws(WireError) -> String {
        let text = String(decoding: try blob(atMost: limit), as: UTF8.self)
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }

    mutating func choice<Choice: CaseIterable>(
        of type: Choice.Type = Choice.self
    ) throws(WireError) -> Choice {
        let place = Int(try integer(UInt8.self))
        guard let choice = Choice.allCases.dropFirst(place).first else {
            throw WireError("an unknown \(type)")
        }
        return choice
    }

    mutating func optional<Value>(
        _ read: (inout WireReader) throws(WireError) -> Value
    ) throws(WireError) -> Value? {
        try flag() ? try read(&self) : nil
    }

    /// Makes sure that nothing is left.
    func finish() throws(WireError) {
        guard rest.isEmpty else { throw WireError("bytes after the end") }
    }

    private mutating func take(_ count: Int) throws(WireError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw WireError("too few bytes") }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
