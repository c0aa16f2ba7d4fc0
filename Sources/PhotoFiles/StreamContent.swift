/// What arrives through a pipe, as its first bytes tell: a photo, or the names of photos.
package enum StreamContent: Sendable, Equatable {
    /// A picture in an accepted format.
    case photo
    /// A file of another kind; reading it says of which.
    case foreign
    /// Text: one name a line.
    case names

    /// How many of the first bytes tell for certain what arrives, where there are so many.
    ///
    /// A kilobyte holds all signatures and, in most texts of markup, the first tag; an order of magnitude, not
    /// tuned.
    package static let sufficientCount = 1024

    /// Tells what arrives from its first bytes; nil where more of them are needed.
    ///
    /// `isWhole` says that nothing more will come. A list that arrives line by line is one as soon as its first
    /// line has ended.
    package init?(startingWith start: [UInt8], isWhole: Bool) {
        let format = ImageFormat(magicOf: start)
        // Alone among the formats, a GIF's first letters might begin a name.
        if let format, format != .gif || !Self.isText(start) {
            self = .photo
        } else if Self.isOfForeignFile(start) {
            // How such a file goes on tells what it is, and costs nothing to wait for.
            guard isWhole || start.count >= Self.sufficientCount else { return nil }
            self = .foreign
        } else {
            // The numbers of a pixel map may come after its first line.
            if !isWhole, PNMHeader.mayBegin(start) { return nil }
            let hasLine = start.contains(UInt8(ascii: "\n"))
            guard isWhole || hasLine || start.count >= Self.sufficientCount else { return nil }
            self = .names
        }
    }

    /// Whether all bytes are printable ASCII characters, tabulators or other blanks.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { $0 >= 9 && $0 < 127 }
    }

    /// Whether the bytes begin as no list of names does: with a zero byte, a markup's `<`, or as a document's
    /// signature.
    private static func isOfForeignFile(_ start: [UInt8]) -> Bool {
        if start.contains(0) { return true }
        let text = start.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
        if text.starts(with: "<".utf8) { return true }
        // Other kinds begin with letters that might begin a name: what follows has to be no text, either.
        return start.starts(with: "%PDF-".utf8) || start.starts(with: "%!PS".utf8)
            || start.starts(with: [0xFF, 0x0A]) || start.starts(with: "PK\u{03}\u{04}".utf8)
    }
}
