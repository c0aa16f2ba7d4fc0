import MNIST
import NeuralNetwork
import Preprocessing
import Raster
import SystemLibraries

/// A mark of a page with its 28×28 picture and the network's probabilities.
struct Glyph: Sendable {
    /// The mark, in pixels of the working picture.
    let mark: PageMark
    /// The workpiece after `CenterByMass`, with the mark's box in the upright full-size photo and its warnings.
    let workpiece: Workpiece
    /// The mark's 28×28 picture.
    let image: DigitImage
    /// The ten digits' probabilities, 0 … 1; what their sum lacks to 1 is "not a digit".
    let probabilities: [Float]
    /// The probability, 0 … 1, that the mark is printed, provided that it is a digit.
    let printed: Float
    /// The length of the mark's strokes in pixels: half of its outline, which hardly depends on the threshold.
    let strokeLength: Float
    /// Whether it was cut out of a larger mark.
    var wasCut = false
    /// The cell of a form or grid that the mark lies in, if any.
    var cell: PageCells.Cell?
    /// Whether the mark is the only digit of its cell.
    var fillsCell = false

    /// Returns the number of empty cells between another glyph's cell, to the left, and this one's; 0 where both are
    /// not in one row of cells.
    func emptyCells(after other: Glyph) -> Int {
        guard isInSameField(as: other), let cell, let last = other.cell else { return 0 }
        return max(0, cell.column - last.column - 1)
    }

    /// Whether both glyphs lie in the same row of a field's cells.
    func isInSameField(as other: Glyph) -> Bool {
        guard let cell, let last = other.cell else { return false }
        return cell.field == last.field && cell.row == last.row
    }

    /// The most probable digit.
    var digit: Int { probabilities.indexOfGreatest ?? 0 }
    /// The probability, 0 … 1, that the mark is its most probable digit.
    var confidence: Float { probabilities.max() ?? 0 }
    /// Whether the mark is a digit other than 1 with at least this confidence: any straight line is classified as 1.
    func isDigitButOne(atLeast least: Float) -> Bool { probabilities.isDigitButOne(atLeast: least) }
    /// The probability, 0 … 1, that the mark is no digit.
    var notADigit: Float { max(0, 1 - probabilities.reduce(0, +)) }
    /// The width of the mark's strokes in pixels, by what is known already: area over length.
    var strokeWidth: Float { Float(mark.area) / max(1, strokeLength) }

    /// The weight of the mark among those of a page: stroke length times squared mean ink, since long and dark strokes
    /// are writing, while pale ones may be the paper's grain or print that shines through.
    var weight: Float { strokeLength * mark.strength * mark.strength }

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The confidence, 0 … 1, from which on taking a mark for its digit explains its ink better than chance does.
        ///
        /// Not tuned: ten digits and no digit would be 0.09 each; higher, as some marks look like digits by chance.
        var chance: Float = 0.3
        /// The factor for the gain of a 1: any piece of a line is classified as 1.
        ///
        /// Not tuned. Without it, as 1, the digits of ten photos change, and 16 fewer are right; a fifth less changes
        /// one photo, a fifth more none (`Benchmarks/THRESHOLDS.md`).
        var oneDoubt: Float = 0.8
        /// The factor for the confidence of a mark that looks like another digit than all are known to be.
        ///
        /// Not tuned: more than `chance`, so that what is surely a digit explains its ink even where it looks like
        /// another one, but well below 1, so that what looks like the known digit explains it better.
        var trust: Float = 0.5
        /// The share of the smaller mark's ink that two marks may have in common and both be there; not tuned: touching
        /// digits share some pixels.
        var sharedInk: Float = 0.12
    }

    /// Returns the gain of taking the mark for its most probable digit: its strokes' length in pixels times the natural
    /// logarithm of the confidence over `Settings.chance`; below 0 where chance is the better explanation.
    ///
    /// A mark as a whole and its parts can be compared by it, as they share the strokes. Where all digits of the page
    /// are `known` to be the same one, the probability of that digit counts, or `Settings.trust` times the confidence,
    /// whichever is more: that a mark looks like another digit says little for its being this one.
    func gain(_ settings: Settings, ifAll known: Digit? = nil) -> Float {
        let likely = known.map { max(probabilities[$0.value], settings.trust * confidence) }
        let evidence = logf(max(likely ?? confidence, 1e-4) / settings.chance)
        return strokeLength * evidence * (digit == 1 ? settings.oneDoubt : 1)
    }
}

extension [Float] {
    /// Whether, of the probabilities of the ten digits, 0 first, the greatest is that of a digit other than 1 and at
    /// least so much.
    func isDigitButOne(atLeast least: Float) -> Bool {
        guard let best = indexOfGreatest else { return false }
        return best != 1 && self[best] >= least
    }
}
