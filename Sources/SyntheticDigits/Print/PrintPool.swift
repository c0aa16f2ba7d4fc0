import MNIST

/// Printed characters to draw from at random, each rendered once: some 120 a font.
package struct PrintPool: Sendable {
    /// The digits of every font.
    package let digits: [PrintedGlyph]
    /// The letters, signs and pairs of letters of every font.
    package let others: [PrintedGlyph]

    /// Makes a pool without anything, for trainings without fonts.
    package init() { (digits, others) = ([], []) }

    /// Prints every character in every font, some characters beside each other as well.
    ///
    /// Characters that a font lacks are left out. Calls ImageMagick once a character.
    package init(_ fonts: [PrintFonts.Font]) {
        digits = fonts.flatMap { font in
            Digit.allCases.compactMap { PrintedGlyph(String($0.value), font: font) }
        }
        others = fonts.flatMap { font in
            (Self.characters + Self.pairs).compactMap { PrintedGlyph($0, font: font) }
        }
    }

    /// Whether there is nothing to draw from: no digits or no others.
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
