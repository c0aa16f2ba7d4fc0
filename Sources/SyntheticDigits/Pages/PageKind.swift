package import MNIST
import SystemLibraries

/// What a simulated page holds and how it was photographed: the groups that page reading is measured by.
///
/// The order of the cases seeds the pages (`PageBenchmark.page`), so that a case put in between others
/// changes the pages of all that follow it.
package enum PageKind: String, Sendable, CaseIterable {
    /// One number of one to eight digits.
    case number
    /// Two to six lines of numbers on blank paper: the plainest kind.
    case rows
    /// Lines of single digits, half a digit's height to more than one apart.
    case practice
    /// Lines in which neighboring digits touch or overlap by up to a seventh of their height.
    case touching
    /// A table with lines, printed or drawn, with a number of one or two digits in each cell.
    case table
    /// Lines of digits on ruled paper, not always on its ruled lines.
    case ruled
    /// Lines of digits on squared paper, whose upright ruled lines look like ones.
    case squared
    /// A photo in which level lines rise or fall by some 4 to 11 degrees.
    case tilted
    /// Lines that bend up or down towards both ends, as on an arched page.
    case curved
    /// A photo turned by one to three quarter turns, as a phone stores it without orientation.
    case turned
    /// Digits of some 24 to 39 pixels in a photo of 2,000 pixels.
    case small
    /// Digits of one line that often differ in height by a factor of two.
    case sizes
    /// Single digits in three pens anywhere on the page.
    case scattered
    /// Numbers beside words by the same hand.
    case words
    /// A sheet whose edges are seen, on a dark table.
    case desk
    /// A notebook page beside its wire spiral.
    case notebook
    /// A shadow with a soft edge across the page.
    case shadow
    /// Light chalk on a dark board: inverted polarity.
    case chalk
    /// Pencil with about half of its usual contrast.
    case faint
    /// As many lines as fit, of small digits in numbers of one to four.
    case dense
    /// Words alone, no digit: whatever is read from it is made up.
    case text
    /// A mark sheet: words, and single digits in columns beside them, in a table or not, on cloth and at
    /// times askew.
    case form
    /// Rows of boxes or combs near by, a digit in each.
    case fields
    /// A printed form: labels, boxes, combs, check boxes, underlined fields.
    case application
    /// Sums in a line: `(4 + 5) / 7 = 12`.
    case sums
    /// Sums in columns and tasks with their answers.
    case worksheet
    /// A sudoku: printed digits and written ones.
    case sudoku
    /// A ledger, score sheet or table: columns of words, dates, amounts and times.
    case ledger
    /// Notes: words with numbers among them.
    case notes
    /// Rows or columns of one digit, of two, or of all in turn, as in a writing exercise.
    case exercise
    /// Signs, words, doodles and other scripts: no digit.
    case signs
    /// A page of a book: print alone.
    case book
    /// Print with numbers written beside it: bills, calendars, labels.
    case printed

    /// The kinds that a `PageLayout` fills with print, lines and several hands; the others are filled by
    /// `PageComposer`.
    package static let sheets: [PageKind] = [
        .fields, .application, .sums, .worksheet, .sudoku, .ledger, .notes, .exercise, .signs,
        .book,
        .printed,
    ]
}

/// A reproducible set of simulated pages: each depends on the seed, its kind and its index alone.
///
/// Pages may be made in any order and by several tasks at a time.
package struct PageBenchmark: Sendable {
    /// The seed of all pages; another seed gives other pages of the same kinds.
    package let seed: UInt64
    /// Labeled pictures of real hands, nil where there are none; pages of even index are written with
    /// them, those of `PageKind.sheets` excepted.
    package let handwritten: DigitDataset?
    /// What layouts are written and printed with, and where other kinds take a writer from.
    package let source: PageSource

    /// Makes a benchmark.
    ///
    /// Without a source, layouts have the handwritten pictures, stroke models and drawn print.
    package init(seed: UInt64, handwritten: DigitDataset? = nil, source: PageSource? = nil) {
        self.seed = seed
        self.handwritten = handwritten
        self.source = source ?? PageSource(pictures: handwritten)
    }

    /// Returns a page of a kind.
    ///
    /// `longSide` is the photo's longer side in pixels, chosen at random where it is nil. With `withTruth`
    /// the result also says what each pixel shows (`PageTruth`), at one more byte a pixel. Time grows with
    /// the photo's area, since every layer is drawn on the whole photo.
    package func page(
        _ kind: PageKind, index: Int, longSide: Int? = nil, withTruth: Bool = false
    ) -> SimulatedPage {
        let place = PageKind.allCases.firstIndex(of: kind) ?? 0
        // A generator of its own for each page makes pages independent of how many others are made.
        var random = SeededGenerator(seed: seed).split(UInt64(place)).split(UInt64(index))
        if let layout = kind.layout {
            let scene = SheetComposer(layout, source: self.source)
                .scene(longSide: longSide, using: &random)
            return PageSimulator().photo(of: scene, withTruth: withTruth, using: &random)
        }
        var source = GlyphSource.drawn
        if let handwritten, handwritten.count > 0, index.isMultiple(of: 2) {
            source = .handwritten(handwritten)
        } else if let writer = self.source.letters(using: &random) {
            source = .writer(writer)
        }
        // Pixels, set by eye: pages are read at 1,024, so that a photo of 900 is not scaled down, one of
        // 1,400 a little, one of 2,000 to half its size.
        let long = longSide ?? random.pick(kind == .small || kind == .dense ? [2000] : [900, 1400])
        let short = long * 3 / 4
        // Phones' photos are four by three, and of pages more often upright.
        let (width, height) = random.chance(0.6) ? (short, long) : (long, short)
        var scene = PageScene(width: width, height: height, using: &random)
        PageComposer(kind, source: source).fill(&scene, using: &random)
        return PageSimulator().photo(of: scene, withTruth: withTruth, using: &random)
    }
}
