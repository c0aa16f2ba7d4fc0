/// What arrives through a pipe, as its first bytes tell: a photo, or the names of photos.
package enum StreamContent: Sendable, Equatable {
    /// A picture in an accepted format.
    case photo
    /// A file of another kind; reading it says of which.
    case foreign
    /// Text: one name a line.
    case names

    /// As many bytes tell what arrives, where there are so many.
    package static let sufficientCount = 1024

    /// Guesses from the first bytes; nothing where more of them are needed to tell.
    ///
    /// A list that arrives line by line is one as soon as its first line has ended.
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

    private static func isText(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { $0 >= 9 && $0 < 127 }
    }

    /// Whether the bytes begin as no list of names does: with what is in no text, or like a document.
    private static func isOfForeignFile(_ start: [UInt8]) -> Bool {
        if start.contains(0) { return true }
        let text = start.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
        if text.starts(with: "<".utf8) { return true }
        // Other kinds begin with letters that might begin a name: what follows has to be no text, either.
        return start.starts(with: "%PDF-".utf8) || start.starts(with: "%!PS".utf8)
            || start.starts(with: [0xFF, 0x0A]) || start.starts(with: "PK\u{03}\u{04}".utf8)
    }
}
