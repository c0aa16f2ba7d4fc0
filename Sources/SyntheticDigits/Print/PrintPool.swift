import MNIST

/// Printed characters to draw from.
package struct PrintPool: Sendable {
    /// The digits.
    package let digits: [PrintedGlyph]
    /// The letters and signs.
    package let others: [PrintedGlyph]

    /// Makes a pool without anything.
    package init() { (digits, others) = ([], []) }

    /// Prints every character in every font, some characters beside each other as well.
    package init(_ fonts: [PrintFonts.Font]) {
        digits = fonts.flatMap { font in
            Digit.allCases.compactMap { PrintedGlyph(String($0.value), font: font) }
        }
        others = fonts.flatMap { font in
            (Self.characters + Self.pairs).compactMap { PrintedGlyph($0, font: font) }
        }
    }

    /// Whether there is nothing to draw from.
    package var isEmpty: Bool { digits.isEmpty || others.isEmpty }

    /// Letters and signs; letters with marks stand for the many languages that have some.
    private static let characters: [String] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÄÖÜäöüßéèçñøåæ€£§!?&%#@()[]{}<>=+-*/:;.,'\"_|^~"
        .map { String($0) }
    /// Letters that touch each other in print, or nearly so, and are cut out together.
    private static let pairs = [
        "fi", "fl", "ff", "rn", "tt", "rt", "kk", "AV", "WA", "oo", "in", "nn", "le", "th", "ck",
        "Nr",
    ]
}
