/// Makes the IDX files that MNIST is published in, as bytes.
package enum IDXWriter {
    /// Returns the bytes of a whole file with these entries: 784 bytes for each picture, one for each label.
    ///
    /// Parts of an entry, or more entries than 32 bits can count, are a programmer's error.
    package static func encoded(_ kind: IDXKind, _ entries: [UInt8]) -> [UInt8] {
        precondition(entries.count.isMultiple(of: kind.entrySize))
        return header(kind, count: entries.count / kind.entrySize) + entries
    }

    /// Returns a file's header: the magic number, the number of entries, and for pictures the sides 28 and 28, each a
    /// big-endian number of 32 bits.
    private static func header(_ kind: IDXKind, count: Int) -> [UInt8] {
        var numbers = [kind.magic, UInt32(count)]
        if kind == .images { numbers += [28, 28] }
        return numbers.flatMap { number in
            (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
        }
    }
}
