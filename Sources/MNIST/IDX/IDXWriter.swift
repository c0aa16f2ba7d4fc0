/// Writes an IDX file entry by entry; it appears under its name when it is finished.
package struct IDXWriter: ~Copyable {
    /// Whether pictures or labels are written.
    package let kind: IDXKind
    /// The entries written so far.
    package private(set) var count = 0
    private var file: OutputFile

    /// Opens a file for writing.
    package init(
        _ kind: IDXKind, to path: String, replacingExisting: Bool = false
    ) throws(FileError) {
        var opened = try OutputFile(path, replacingExisting: replacingExisting)
        try opened.append(Self.header(kind, count: 0))
        self.kind = kind
        file = opened
    }

    /// Appends entries: 784 bytes for each picture, one for each label.
    package mutating func append(_ entries: [UInt8]) throws(FileError) {
        precondition(entries.count.isMultiple(of: kind.entrySize))
        try file.append(entries)
        count += entries.count / kind.entrySize
    }

    /// Writes the count into the header and gives the file its name.
    package mutating func finish() throws(FileError) {
        try file.overwrite(Self.header(kind, count: count), at: 0)
        try file.commit()
    }

    /// Returns a whole file's bytes.
    package static func encoded(_ kind: IDXKind, _ entries: [UInt8]) -> [UInt8] {
        header(kind, count: entries.count / kind.entrySize) + entries
    }

    /// Returns a file's first bytes: the magic number, the count, and for pictures the sides 28 and 28, each a big-
    /// endian number of 32 bits.
    private static func header(_ kind: IDXKind, count: Int) -> [UInt8] {
        var numbers = [kind.magic, UInt32(count)]
        if kind == .images { numbers += [28, 28] }
        return numbers.flatMap { number in
            (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
        }
    }
}
