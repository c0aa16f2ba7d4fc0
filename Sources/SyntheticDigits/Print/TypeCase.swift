import Synchronization

/// Printed characters of any font, each made when it is first needed and then kept: pages take hundreds of
/// characters of a few fonts.
package final class TypeCase: Sendable {
    private struct Key: Hashable {
        let text: String
        let font: PrintFonts.Font
    }

    private let glyphs = Mutex<[Key: PrintedGlyph?]>([:])
    private let skeletons = Mutex<[Key: GlyphSkeleton?]>([:])

    /// Pixels of a font's size at which glyphs are kept: digits are about 50 pixels high, as large as most
    /// are on a photo of a page, or larger.
    private static let fontSize = 72

    /// Makes an empty case.
    package init() {}

    /// Returns a character in a font, or nothing where the font has none for it.
    func glyph(_ text: String, in font: PrintFonts.Font) -> PrintedGlyph? {
        let key = Key(text: text, font: font)
        return glyphs.withLock { glyphs in
            if let known = glyphs[key] { return known }
            let glyph = PrintedGlyph(text, font: font, size: Self.fontSize)
            glyphs.updateValue(glyph, forKey: key)
            return glyph
        }
    }

    /// Returns the way that a pen would go to write a font's character.
    func skeleton(_ text: String, in font: PrintFonts.Font) -> GlyphSkeleton? {
        let key = Key(text: text, font: font)
        if let known = skeletons.withLock({ $0[key] }) { return known }
        let skeleton = glyph(text, in: font).map { GlyphSkeleton($0) }
        skeletons.withLock { _ = $0.updateValue(skeleton, forKey: key) }
        return skeleton
    }
}
