/// Text in columns of so many characters.
enum TextColumns {
    /// Returns a text with blanks behind it, or before it, up to a width.
    static func padded(_ text: String, _ width: Int, alignedRight: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.count))
        return alignedRight ? blanks + text : text + blanks
    }

    /// Returns a path without its middle where it is too long; its end tells photos apart, so more of that
    /// stays.
    static func shortened(_ path: String, to width: Int) -> String {
        guard path.count > width else { return path }
        let kept = width - 1
        return path.prefix(kept / 3) + "…" + path.suffix(kept - kept / 3)
    }

    /// Returns a text in lines of at most a width; a word that is longer is broken.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
                continue
            }
            var rest = word
            while rest.count > width {
                lines.append(String(rest.prefix(width)))
                rest = rest.dropFirst(width)
            }
            lines.append(String(rest))
        }
        return lines
    }
}
