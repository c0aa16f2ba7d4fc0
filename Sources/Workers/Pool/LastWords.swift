import SystemLibraries

/// The end of what a worker wrote to its standard error, to tell why it ended.
struct LastWords {
    /// The last bytes that were read, at most `longest`.
    private var bytes: [UInt8] = []
    /// How many bytes are kept; an order of magnitude, not tuned: some twenty lines, of which the last ones say why.
    private static let longest = 2048

    /// Reads what is there, without waiting; false when there will be no more.
    @discardableResult
    mutating func read(_ pipe: Int32) -> Bool {
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = systemRead(pipe, &piece, piece.count)
            guard count > 0 else { return count < 0 && errno == EAGAIN }
            bytes = Array((bytes + piece[..<count]).suffix(Self.longest))
        }
    }

    /// The last line that says something, for people; nil where there is none.
    ///
    /// The program's name before it and control characters are left out, and it is cut at 300
    /// characters.
    var line: String? {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .last { !$0.allSatisfy(\.isWhitespace) }
            .map { String($0.filter { $0 >= " " }.trimmingPrefix("digits: ").prefix(300)) }
    }

    /// Whether the process complained that it got no memory: what the C++ library, Swift and
    /// ImageMagick say before they give up.
    var mentionMemory: Bool {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        return ["bad_alloc", "memory allocation", "out of memory", "failed to allocate"]
            .contains { text.contains($0) }
    }
}
