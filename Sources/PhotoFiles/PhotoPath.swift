/// A file's name as the bytes the operating system gave, which need not be UTF-8.
public struct PhotoPath: Sendable, Hashable {
    /// The path's bytes without a closing zero.
    public let bytes: [UInt8]

    /// Makes a path from its bytes.
    public init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    /// Makes a path from text, as its bytes in UTF-8.
    public init(_ text: String) { bytes = Array(text.utf8) }

    /// The path for people; bytes that are not UTF-8 appear as U+FFFD, so that several paths may
    /// have one text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether the bytes are UTF-8, so that `text` names the very file.
    public var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }
}
