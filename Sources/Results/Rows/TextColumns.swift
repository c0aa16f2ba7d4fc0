/// Text in columns of so many characters of a terminal, where some characters take two.
enum TextColumns {
    /// Returns how many columns a text takes: the signs of Chinese, Japanese and Korean, and pictures, take two.
    ///
    /// Source: Unicode Standard Annex 11, the blocks whose signs are wide.
    static func width(of text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + width(of: $1) }
    }

    /// Returns how many columns a character takes, which its first scalar decides: accents behind it take none.
    private static func width(of character: Character) -> Int {
        let first = character.unicodeScalars.first?.value ?? 0
        return wide.contains { $0.contains(first) } ? 2 : 1
    }

    /// The blocks of scalars that take two columns: Hangul, CJK, kana, full-width forms, pictographs.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
        0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD,
    ]

    /// Returns a text with blanks behind it, or before it, up to a number of columns; a longer text as it is.
    static func padded(_ text: String, _ width: Int, alignedRight: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - self.width(of: text)))
        return alignedRight ? blanks + text : text + blanks
    }

    /// Returns a path without its middle where it is wider than a number of columns.
    ///
    /// Its end tells photos apart: two thirds of what stays are of that.
    ///
    /// `ellipsis` stands in the place of the middle; its characters are taken to be one column wide each.
    static func shortened(_ path: String, to width: Int, ellipsis: String = "…") -> String {
        guard self.width(of: path) > width else { return path }
        let kept = width - ellipsis.count
        let end = String(beginning(of: String(path.reversed()), within: kept - kept / 3).reversed())
        return beginning(of: path, within: kept / 3) + ellipsis + end
    }

    /// Returns as many of a text's first characters as fit into a number of columns.
    private static func beginning(of text: some StringProtocol, within width: Int) -> String {
        var room = width
        return String(
            text.prefix { character in
                room -= self.width(of: character)
                return room >= 0
            })
    }

    /// Returns a text in lines of at most a number of columns, broken between words; a word that is
    /// longer is broken itself.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, self.width(of: last) + 1 + self.width(of: word) <= width {
                lines[lines.count - 1] += " " + word
                continue
            }
            var rest = word
            while self.width(of: rest) > width {
                // Two columns at least: one wide character must fit, or there would be no end.
                let piece = beginning(of: rest, within: max(2, width))
                lines.append(piece)
                rest = rest.dropFirst(piece.count)
            }
            lines.append(String(rest))
        }
        return lines
    }
}
