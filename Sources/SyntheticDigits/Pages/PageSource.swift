package import MNIST
import SystemLibraries

/// The pool of handwriting and fonts that simulated pages are written and printed with.
///
/// Every part may be missing. Without writers and pictures, digits and letters come from the stroke models
/// of this package; without fonts, print is drawn in strokes of even width, as a pen plotter draws. A value
/// may be used by many tasks at a time: `types` guards itself by a lock.
package struct PageSource: Sendable {
    /// 28×28 pictures of handwritten digits with labels, such as MNIST's; nil where there are none, never empty.
    package let pictures: DigitDataset?
    /// Fonts for printed text, of which each printer on a page takes one at random; may be empty.
    package let fonts: [PrintFonts.Font]
    /// Fonts of non-Latin scripts and handwriting-like fonts, for pages that show no digit; may be empty.
    package let scripts: [ScriptFonts.Script]
    /// Writers of pen strokes (UNIPEN) who wrote enough different digits to write a page; may be empty.
    let writers: [PenWriter]
    /// The cache of rendered characters, shared by all pages that are made from this source and its copies.
    let types = TypeCase()

    /// Makes a source of the given parts; an empty data set counts as missing.
    package init(
        pictures: DigitDataset? = nil, characters: [PenCharacter] = [],
        fonts: [PrintFonts.Font] = [], scripts: [ScriptFonts.Script] = []
    ) {
        self.pictures = pictures.flatMap { $0.count > 0 ? $0 : nil }
        self.fonts = fonts
        self.scripts = scripts
        writers = PenWriter.all(of: characters)
    }

    /// Makes a source with one side of the split into training and held-out writers and fonts.
    ///
    /// With `heldOut` false it has the writers and fonts that networks learn from, with true the others, so
    /// that what is measured was never trained on. Pictures and script fonts are the same on both sides.
    /// Throws where the archive cannot be read.
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

    /// Returns where one person's digits come from: stroke models, pictures or one writer's strokes.
    func hand(using random: inout SeededGenerator) -> GlyphSource {
        // Relative frequencies, set by eye and not tuned: a writer's strokes are a little preferred, since
        // they scale to any size and have letters of the same hand. What is missing leaves its share to the others.
        let weights: [Float] = [0.3, pictures == nil ? 0 : 0.3, writers.isEmpty ? 0 : 0.4]
        switch random.index(weights: weights) {
        case 1: return pictures.map { .handwritten($0) } ?? .drawn
        case 2: return .writer(random.pick(writers))
        default: return .drawn
        }
    }

    /// Returns one of the fonts, each as likely, or nil where there is none.
    func font(using random: inout SeededGenerator) -> PrintFonts.Font? {
        fonts.isEmpty ? nil : random.pick(fonts)
    }

    /// Returns a writer whose letters a hand can use, each as likely, or nil where there is none.
    func letters(using random: inout SeededGenerator) -> PenWriter? {
        writers.isEmpty ? nil : random.pick(writers)
    }
}
