extension Unicode.Scalar {
    /// Whether a terminal might act on it instead of showing it.
    package var isUnsafeToPrint: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}

extension String {
    /// The text with what a terminal might act on made visible.
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
    package var shortened: String {
        let longest = 80
        guard unicodeScalars.count > longest else { return printable }
        let scalars = String.UnicodeScalarView(unicodeScalars.prefix(longest - 20))
        let end = String.UnicodeScalarView(unicodeScalars.suffix(19))
        return String(scalars).printable + "…" + String(end).printable
    }
}
