extension Unicode.Scalar {
    /// Whether a terminal might act on it instead of showing it: control characters, invisible
    /// format characters, and line separators.
    package var isUnsafeToPrint: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}

extension String {
    /// The text with what a terminal might act on made visible, as `\u{1b}`.
    package var printable: String {
        var result = ""
        for scalar in unicodeScalars {
            if scalar.isUnsafeToPrint {
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension String {
    /// The text fit for a message: printable, and without its middle where it is long.
    ///
    /// The beginning says which file it is, the end which part of it or which format.
    package var shortened: String {
        // Unicode scalars, about what a line of a terminal shows: 60 from the beginning, an
        // ellipsis, 19 from the end. Set by eye.
        let longest = 80
        guard unicodeScalars.count > longest else { return printable }
        let scalars = String.UnicodeScalarView(unicodeScalars.prefix(longest - 20))
        let end = String.UnicodeScalarView(unicodeScalars.suffix(19))
        return String(scalars).printable + "…" + String(end).printable
    }
}

extension String {
    /// The text with the signs of this program's own sentences in ASCII, for terminals that show no others.
    ///
    /// Names of files stay as they are: nothing can be put in the place of their letters. Text that is ASCII already is
    /// returned as it is.
    package var inPlainSigns: String {
        unicodeScalars.contains { $0.value > 127 }
            ? unicodeScalars.reduce(into: "") { $0 += Self.plainSigns[$1] ?? String($1) } : self
    }

    /// What stands for each sign in ASCII; signs that are not here stay as they are.
    private static let plainSigns: [Unicode.Scalar: String] = [
        "…": "...", "×": "x", "·": "-", "–": "-", "“": "\"", "”": "\"", "’": "'", "→": "->",
        "█": "#",
        "░": ".", "°": " degrees",
    ]
}
