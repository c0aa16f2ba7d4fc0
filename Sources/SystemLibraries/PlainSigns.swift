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
