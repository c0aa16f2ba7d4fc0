/// Text as HTML and SVG have it.
package enum MarkupText {
    /// Returns text that a browser takes for text alone, inside an element or a quoted attribute.
    ///
    /// Control characters appear as U+FFFD. Such text is safe in elements and in quoted attributes,
    /// not in scripts, styles or addresses.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // Control characters, also those that turn the reading direction, are made visible.
            case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{200E}"..."\u{200F}",
                "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
