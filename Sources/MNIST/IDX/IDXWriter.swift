/// Makes the IDX files that MNIST is published in, as bytes.
package enum IDXWriter {
    /// Returns the bytes of a whole file with these entries: 784 bytes for each picture, one for each label.
    ///
    /// Parts of an entry, or more entries than 32 bits can count, are a programmer's error.
    package static func encoded(_ kind: IDXKind, _ entries: [UInt8]) -> [UInt8] {
        precondition(entries.count.isMultiple(of: kind.entrySize))
        let count = UInt32(entries.count / kind.entrySize)
        let header = IDXHeader(.unsignedByte, lengths: kind == .images ? [count, 28, 28] : [count])
        return header.bytes + entries
    }
}
