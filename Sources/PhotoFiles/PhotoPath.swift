import SystemLibraries

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

extension PhotoPath {
    /// Calls `body` with the path as C takes it, with a zero at its end; the pointer is valid
    /// during the call.
    ///
    /// A path with a zero inside names no file; it is handed over as the empty path, which does not
    /// exist either.
    package func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        var characters = bytes.contains(0) ? [] : bytes.map { CChar(bitPattern: $0) }
        characters.append(0)
        return characters.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else {
                preconditionFailure("an array that holds a zero has an address")
            }
            return body(base)
        }
    }

    /// The path of an entry, by its name, of the folder that this path leads to.
    package func appending(_ name: [UInt8]) -> PhotoPath {
        let slash = UInt8(ascii: "/")
        return PhotoPath(bytes: bytes + (bytes.last == slash ? [] : [slash]) + name)
    }
}

extension PhotoFileError {
    /// The error that a system call's number (`errno`) stands for.
    init(errno number: Int32) {
        switch number {
        case ENOENT, ENOTDIR: self = .notFound
        default: self = .unreadable(reason: String(cString: strerror(number)))
        }
    }
}
