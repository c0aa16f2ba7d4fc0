/// The envelope of every message between a coordinator and its workers.
///
/// Twelve bytes, then the message: `dgw`, the protocol's version, the kind, three zeros, and the
/// message's length as a 32-bit little-endian number.
package enum Frame {
    static let version: UInt8 = 2
    static let headerSize = 12

    /// What the message is.
    package enum Kind: UInt8, CaseIterable {
        /// The worker has loaded what it needs and locked itself in.
        case ready = 1
        /// A photo to read; the open file comes along.
        case request
        /// What was read.
        case answer
        /// Nothing: reading the photo takes a library that this worker had no reason to load.
        case unprepared
        /// The worker has started, and looks at its first photo's beginning.
        case looking
        /// The worker has seen enough of its first photo, and loads what reading it takes.
        case preparing
    }

    /// Puts a message into its envelope.
    static func wrap(_ kind: Kind, _ message: [UInt8]) -> [UInt8] {
        var writer = WireWriter()
        writer.raw(Array("dgw".utf8) + [version, kind.rawValue, 0, 0, 0])
        writer.blob(message)
        return writer.bytes
    }

    /// Reads an envelope's kind and length.
    static func open(
        _ header: ArraySlice<UInt8>, atMost limit: Int
    ) throws(WireError) -> (kind: Kind, length: Int) {
        var reader = WireReader(header)
        guard try reader.raw(3) == Array("dgw".utf8) else { throw WireError("no frame") }
        guard try reader.integer(UInt8.self) == version else {
            throw WireError("another version of the protocol")
        }
        guard let kind = Kind(rawValue: try reader.integer()) else {
            throw WireError("an unknown kind of message")
        }
        _ = try reader.raw(3)
        let length = Int(try reader.integer(UInt32.self))
        guard length <= limit else { throw WireError("a message of \(length) bytes is too long") }
        return (kind, length)
    }
}

/// Puts messages together from the pieces they arrive in.
package struct FrameAssembler {
    /// The longest message that is accepted, in bytes.
    package var limit: Int
    private var buffer: [UInt8] = []

    /// Makes an assembler.
    package init(limit: Int) { self.limit = limit }

    /// Takes what has arrived.
    package mutating func append(_ bytes: some Sequence<UInt8>) { buffer += bytes }

    /// The next whole message, or nil while it is not complete.
    package mutating func next() throws(WireError) -> (
        kind: Frame.Kind, message: ArraySlice<UInt8>
    )? {
        guard buffer.count >= Frame.headerSize else { return nil }
        let (kind, length) = try Frame.open(buffer[..<Frame.headerSize], atMost: limit)
        let end = Frame.headerSize + length
        guard buffer.count >= end else { return nil }
        let message = buffer[Frame.headerSize..<end]
        buffer = Array(buffer[end...])
        return (kind, message)
    }
}
