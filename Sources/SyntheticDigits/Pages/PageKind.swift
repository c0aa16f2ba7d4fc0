package import MNIST

/// What a page holds and in which condition its photo is: the kinds that pages are measured by.
package enum PageKind: String, Sendable, CaseIterable {
    /// One number.
    case number
    /// Several rows of numbers.
    case rows
    /// Rows of single digits far apart.
    case practice
    /// Digits that touch each other.
    case touching
    /// A table with lines, a digit or a number in each cell.
    case table
    /// Ruled paper.
    case ruled
    /// Squared paper.
    case squared
    /// Rows that rise or fall.
    case tilted
    /// Rows that bend.
    case curved
    /// A photo turned by one to three quarters.
    case turned
    /// Small digits in a large photo.
    case small
    /// Digits of very different sizes.
    case sizes
    /// Digits in several colors anywhere on the page.
    case scattered
    /// Numbers beside words.
    case words
    /// A sheet on a dark table.
    case desk
    /// A notebook with its spiral.
    case notebook
    /// A hand's shadow across the page.
    case shadow
    /// Chalk on a board.
    case chalk
    /// Faint pencil.
    case faint
    /// Hundreds of digits.
    case dense
    /// Words alone: no digit.
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
    /// A ledger, a score sheet, a table: words, dates, amounts, times.
    case ledger
    /// Notes: words with numbers among them.
    case notes
    /// Rows and columns of one and the same digit or two.
    case exercise
    /// Signs, words, doodles and other scripts: no digit.
    case signs
    /// A page of a book: print alone.
    case book
    /// Print with numbers written beside it: bills, calendars, labels.
    case printed

    /// The sheets that people photograph, with everything on them.
    package static let sheets: [PageKind] = [
        .fields, .application, .sums, .worksheet, .sudoku, .ledger, .notes, .exercise, .signs,
        .book,
        .printed,
    ]
}

/// Simulated pages by kind; a page depends on the seed, its kind and its index alone.
package struct PageBenchmark: Sendable {
    /// The seed.
    package let seed: UInt64
    /// Digits of real hands, if any: every second page is made of them.
    package let handwritten: DigitDataset?
    /// What sheets are written and printed with.
    package let source: PageSource

    /// Makes a benchmark; without a source, sheets have MNIST's digits, drawn ones and drawn print.
    package init(seed: UInt64, handwritten: DigitDataset? = nil, source: PageSource? = nil) {
        self.seed = seed
        self.handwritten = handwritten
        self.source = source ?? PageSource(pictures: handwritten)
    }

    /// Returns a page of a kind; `longSide` is chosen where none is given.
    package func page(
        _ kind: PageKind, index: Int, longSide: Int? = nil, withTruth: Bool = false
    ) -> SimulatedPage {
        let place = PageKind.allCases.firstIndex(of: kind) ?? 0
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
        let long = longSide ?? random.pick(kind == .small || kind == .dense ? [2000] : [900, 1400])
        let short = long * 3 / 4
        let (width, height) = random.chance(0.6) ? (short, long) : (long, short)
        var scene = PageScene(width: width, height: height, using: &random)
        PageComposer(kind, source: source).fill(&scene, using: &random)
        return PageSimulator().photo(of: scene, withTruth: withTruth, using: &random)
    }
}
