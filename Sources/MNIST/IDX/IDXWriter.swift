package import Files

/// Writes an IDX file entry by entry; it appears under its name when it is finished, and not at all before.
package struct IDXWriter: ~Copyable {
    /// Whether pictures or labels are written.
    package let kind: IDXKind
    /// The number of entries written so far.
    package private(set) var count = 0
    /// The file, whose header has a count of 0 until it is finished.
    private var file: OutputFile

    /// Opens a file for writing; one that exists is an error unless it may be replaced.
    package init(
        _ kind: IDXKind, to path: String, replacingExisting: Bool = false
    ) throws(FileError) {
        var opened = try OutputFile(path, replacingExisting: replacingExisting)
        try opened.append(Self.header(kind, count: 0))
        self.kind = kind
        file = opened
    }

    /// Appends entries: 784 bytes for each picture, one for each label; parts of an entry are a programmer's error.
    package mutating func append(_ entries: [UInt8]) throws(FileError) {
        precondition(entries.count.isMultiple(of: kind.entrySize))
        try file.append(entries)
        count += entries.count / kind.entrySize
    }

    /// Writes the number of entries into the header and gives the file its name; nothing can be appended afterwards.
    package mutating func finish() throws(FileError) {
        try file.overwrite(Self.header(kind, count: count), at: 0)
        try file.commit()
    }

    /// Returns the bytes of a whole file with these entries.
    package static func encoded(_ kind: IDXKind, _ entries: [UInt8]) -> [UInt8] {
        header(kind, count: entries.count / kind.entrySize) + entries
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
