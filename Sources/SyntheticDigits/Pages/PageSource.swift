package import MNIST

/// What simulated pages are written and printed with.
///
/// Without anything, digits and letters are drawn by this project's own models, and print is drawn like by
/// a plotter.
package struct PageSource: Sendable {
    /// Digits of real hands as MNIST holds them, if any.
    package let pictures: DigitDataset?
    /// Fonts.
    package let fonts: [PrintFonts.Font]
    /// Fonts of other scripts and such as imitate handwriting.
    package let scripts: [ScriptFonts.Script]
    /// People of whom there are characters.
    let writers: [PenWriter]
    /// The fonts' characters that were used so far.
    let types = TypeCase()

    /// Makes a source; whatever is missing is drawn.
    package init(
        pictures: DigitDataset? = nil, characters: [PenCharacter] = [],
        fonts: [PrintFonts.Font] = [], scripts: [ScriptFonts.Script] = []
    ) {
        self.pictures = pictures.flatMap { $0.count > 0 ? $0 : nil }
        self.fonts = fonts
        self.scripts = scripts
        writers = PenWriter.all(of: characters)
    }

    /// Takes the archive's writers and the fonts that networks learn from, or those that are held out.
    package init(
        pictures: DigitDataset, archive: UnipenArchive, fonts: PrintFonts, heldOut: Bool
    ) throws(UnipenError) {
        let characters = try archive.characters()
        let kept = PenCharacter.heldOutWriters(of: characters)
        self.init(
            pictures: pictures,
            characters: characters.filter { kept.contains($0.writer) == heldOut },
            fonts: fonts.fonts.filter { $0.isHeldOut == heldOut }, scripts: ScriptFonts().scripts)
    }

    /// Returns where some person's digits come from: in four of ten from a writer, in three each from MNIST
    /// and from stroke models, as far as there are such.
    func hand(using random: inout SeededGenerator) -> GlyphSource {
        let weights: [Float] = [0.3, pictures == nil ? 0 : 0.3, writers.isEmpty ? 0 : 0.4]
        switch random.index(weights: weights) {
        case 1: return pictures.map { .handwritten($0) } ?? .drawn
        case 2: return .writer(random.pick(writers))
        default: return .drawn
        }
    }

    /// Returns a font, or nothing where there is none.
    func font(using random: inout SeededGenerator) -> PrintFonts.Font? {
        fonts.isEmpty ? nil : random.pick(fonts)
    }

    /// Returns some person's letters: a writer's where there are any.
    func letters(using random: inout SeededGenerator) -> PenWriter? {
        writers.isEmpty ? nil : random.pick(writers)
    }
}
