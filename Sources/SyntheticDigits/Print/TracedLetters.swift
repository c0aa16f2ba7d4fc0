/// Letters of fonts and of many scripts as a pen would write them: the middle lines of their strokes.
///
/// The hands that are learned from write Latin letters alone, and few of them the *a* of print, which has two
/// storeys and resembles a 2: what is no digit is learned from these as well.
package struct TracedLetters: Sendable {
    /// The letters, font by font; none is a digit.
    package let characters: [PenCharacter]

    /// Pixels of the fonts' size at which letters are traced: a capital is about 50 pixels high.
    private static let fontSize = 72
    /// The Latin letters that are traced of fonts for print.
    private static let latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".map {
        String($0)
    }

    /// Makes an empty collection.
    package init() { characters = [] }

    /// Traces the Latin letters of fonts for print, and the characters of the fonts of other scripts.
    ///
    /// Characters that a font lacks are left out. Calls ImageMagick once a character.
    package init(_ fonts: [PrintFonts.Font], _ scripts: [ScriptFonts.Script]) {
        let sources = fonts.map { ($0, Self.latin) } + scripts.map { ($0.font, $0.characters) }
        characters = sources.flatMap { font, texts in
            texts.compactMap { text in
                PrintedGlyph(text, font: font, size: Self.fontSize).flatMap { glyph in
                    PenCharacter(tracing: GlyphSkeleton(glyph), text: text, font: font.name)
                }
            }
        }
    }
}
