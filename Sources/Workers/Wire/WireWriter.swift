/// Puts values into bytes, little-endian, without any space between.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    mutating func integer<Integer: FixedWidthInteger>(_ value: Integer) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func number(_ value: Double) { integer(value.bitPattern) }

    mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Bytes of a number both sides know.
    mutating func raw(_ value: [UInt8]) { bytes += value }

    /// Bytes after their count.
    mutating func blob(_ value: some Collection<UInt8>) {
        integer(UInt32(value.count))
        bytes += value
    }

    /// A case by its place among all; both sides are the same program.
    mutating func choice<Choice: CaseIterable & Equatable>(_ value: Choice) {
        let place = Choice.allCases.enumerated().first { $0.element == value }?.offset
        bytes.append(UInt8(truncatingIfNeeded: place ?? 255))
    }

    /// A value after a byte that says whether there is one.
    mutating func optional<Value>(
        _ value: Value?, _ write: (inout WireWriter, Value) -> Void
    ) {
        flag(value != nil)
        if let value { write(&self, value) }
    }
}
