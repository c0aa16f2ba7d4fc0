/// The envelope of every message between a coordinator and its workers.
///
/// Twelve bytes, then the message: `dgw`, the protocol's version, the kind, three zeros, and the
/// message's length as a 32-bit little-endian number.
package enum Frame {
    /// The protocol's version, to be raised when a message's form changes; both sides are one
    /// program, so another version tells that another program was started.
    static let version: UInt8 = 3
    /// How many bytes come before the message.
    static let headerSize = 12

    /// What a message is about.
    package enum Kind: UInt8, CaseIterable {
        /// From a worker: it has loaded what it needs and locked itself in; the message is a
        /// `SandboxReport`.
        case ready = 1
        /// To a worker: a photo to read, a `PhotoRequest`; the open file comes along.
        case request
        /// From a worker: what was read, a `PhotoAnswer`.
        case answer
        /// From a worker: reading the photo takes a library that it had no reason to load; the
        /// message is empty.
        case unprepared
        /// From a worker: it has started, and looks at its first photo's beginning; the message is
        /// empty.
        case looking
        /// From a worker: it has seen enough of its first photo, and loads what reading it takes;
        /// the message is empty.
        case preparing
    }

    /// Returns a message with its envelope before it.
    static func wrap(_ kind: Kind, _ message: [UInt8]) -> [UInt8] {
        var writer = WireWriter()
        writer.raw(Array("dgw".utf8) + [version, kind.rawValue, 0, 0, 0])
        writer.blob(message)
        return writer.bytes
    }

    /// Reads a message's kind and length in bytes from the 12 bytes of its envelope.
    ///
    /// - Throws: `WireError` where they are no envelope of this version or the message is too long
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

/// Puts messages together from the pieces they arrive in, which end anywhere.
package struct FrameAssembler {
    /// The longest message that is accepted, in bytes.
    package var limit: Int
    /// What has arrived and is not taken yet, from the start of an envelope on.
    private var buffer: [UInt8] = []

    /// Makes an assembler to which nothing has arrived.
    package init(limit: Int) { self.limit = limit }

    /// Takes a piece that has arrived.
    package mutating func append(_ bytes: some Sequence<UInt8>) { buffer += bytes }

    /// The next whole message, or nil while it is not complete.
    ///
    /// - Throws: `WireError` as soon as an envelope is none, so that no hostile length is waited
    ///   for
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
