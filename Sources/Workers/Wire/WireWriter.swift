/// Puts values into a message's bytes, little-endian, without any space between.
struct WireWriter {
    /// What was written.
    private(set) var bytes: [UInt8] = []

    /// Writes an integer in as many bytes as its type has.
    mutating func integer<Integer: FixedWidthInteger>(_ value: Integer) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Writes a floating-point number in its 64 bits (IEEE 754).
    mutating func number(_ value: Double) { integer(value.bitPattern) }

    /// Writes yes or no as one byte, 1 or 0.
    mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Writes bytes without their count, which both sides know.
    mutating func raw(_ value: [UInt8]) { bytes += value }

    /// Writes bytes after their count in 32 bits.
    mutating func blob(_ value: some Collection<UInt8>) {
        integer(UInt32(value.count))
        bytes += value
    }

    /// Writes an enum's case as its place among all in one byte; both sides are the same program,
    /// so places agree.
    mutating func choice<Choice: CaseIterable & Equatable>(_ value: Choice) {
        let place = Choice.allCases.enumerated().first { $0.element == value }?.offset
        bytes.append(UInt8(truncatingIfNeeded: place ?? 255))
    }

    /// Writes a byte that says whether there is a value, and the value where there is one.
    mutating func optional<Value>(
        _ value: Value?, _ write: (inout WireWriter, Value) -> Void
    ) {
        flag(value != nil)
        if let value { write(&self, value) }
    }
}
