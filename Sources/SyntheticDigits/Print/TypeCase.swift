import Synchronization

/// A cache of printed characters of any font, each rendered when it is first needed and then kept.
///
/// Pages take hundreds of characters of a few fonts. Tasks may share it: a lock guards each table. It never
/// shrinks; a glyph takes some kilobytes.
package final class TypeCase: Sendable {
    /// A character in a font.
    private struct Key: Hashable {
        /// The character, or several that are printed side by side.
        let text: String
        /// The font that draws it.
        let font: PrintFonts.Font
    }

    /// The rendered glyphs; nil for characters that a font lacks, which are not tried again.
    private let glyphs = Mutex<[Key: PrintedGlyph?]>([:])
    /// The middle lines of glyphs; nil for characters that a font lacks.
    private let skeletons = Mutex<[Key: GlyphSkeleton?]>([:])

    /// Pixels of a font's size at which glyphs are kept: digits are about 50 pixels high, as large as most
    /// are on a photo of a page, or larger.
    private static let fontSize = 72

    /// Makes an empty case.
    package init() {}

    /// Returns a character in a font, or nil where the font has none for it.
    ///
    /// The first call for a character renders it while the lock is held: others wait.
    func glyph(_ text: String, in font: PrintFonts.Font) -> PrintedGlyph? {
        let key = Key(text: text, font: font)
        return glyphs.withLock { glyphs in
            if let known = glyphs[key] { return known }
            let glyph = PrintedGlyph(text, font: font, size: Self.fontSize)
            glyphs.updateValue(glyph, forKey: key)
            return glyph
        }
    }

    /// Returns the way that a pen would go to write a font's character, or nil where the font has none for it.
    func skeleton(_ text: String, in font: PrintFonts.Font) -> GlyphSkeleton? {
        let key = Key(text: text, font: font)
        if let known = skeletons.withLock({ $0[key] }) { return known }
        // Thinned outside the lock: two tasks may do it twice, with the same result.
        let skeleton = glyph(text, in: font).map { GlyphSkeleton($0) }
        skeletons.withLock { _ = $0.updateValue(skeleton, forKey: key) }
        return skeleton
    }
}
