import MNIST
import NeuralNetwork
import Preprocessing
import Raster
import SystemLibraries

/// A mark on the page with its 28×28 picture and what the network says of it.
struct Glyph: Sendable {
    /// The mark.
    let mark: PageMark
    /// The mark's way to 28×28, with its box in the upright full-size photo and its warnings.
    let workpiece: Workpiece
    /// The 28×28 picture.
    let image: DigitImage
    /// The ten digits' probabilities; what is missing to 1 is "not a digit".
    let probabilities: [Float]
    /// The probability that it is printed, provided that it is a digit.
    let printed: Float
    /// How long its strokes are in pixels: half of its outline, which hardly depends on the threshold.
    let strokeLength: Float
    /// Whether it was cut out of a larger mark.
    var wasCut = false
    /// The cell of a form or grid that it lies in, if any.
    var cell: PageCells.Cell?
    /// Whether it is the only digit of its cell.
    var fillsCell = false

    /// How many cells are empty between another one of the same row of cells and this one's.
    func emptyCells(after other: Glyph) -> Int {
        guard isInSameField(as: other), let cell, let last = other.cell else { return 0 }
        return max(0, cell.column - last.column - 1)
    }

    /// Whether both lie in the same row of a field's cells.
    func isInSameField(as other: Glyph) -> Bool {
        guard let cell, let last = other.cell else { return false }
        return cell.field == last.field && cell.row == last.row
    }

    /// The most probable digit.
    var digit: Int { probabilities.indexOfGreatest ?? 0 }
    /// The probability that the mark is that digit.
    var confidence: Float { probabilities.max() ?? 0 }
    /// Whether the mark is a digit at least this surely, and no 1: any line looks like one.
    func isDigitNotStick(atLeast least: Float) -> Bool { digit != 1 && confidence >= least }
    /// The probability that the mark is no digit.
    var notADigit: Float { max(0, 1 - probabilities.reduce(0, +)) }
    /// The width of its strokes in pixels.
    var penWidth: Float { Float(mark.area) / max(1, strokeLength) }

    /// How much it counts among the marks of a page: long and dark strokes are writing, pale ones may be
    /// the paper's grain or print that shines through.
    var weight: Float { strokeLength * mark.strength * mark.strength }

    /// How probable a mark must be a digit for that to be a better explanation than chance.
    private static let chance: Float = 0.3
    /// How much less a stick says: any piece of a line is a 1.
    private static let stickDoubt: Float = 0.8

    /// How much is explained when the mark is taken for its digit: its strokes, in pixels, times the
    /// logarithm of how much better than chance it explains them.
    ///
    /// Whole and parts can be compared by it: they share the strokes.
    var gain: Float { gain(ifAll: nil) }

    /// How much is explained, given that all digits may be known to be the same one.
    ///
    /// That a mark looks like another digit than that says little for its being one.
    func gain(ifAll known: Digit?) -> Float {
        let likely = known.map { max(probabilities[$0.value], Self.trust * confidence) }
        let evidence = logf(max(likely ?? confidence, 1e-4) / Self.chance)
        return strokeLength * evidence * (digit == 1 ? Self.stickDoubt : 1)
    }

    /// How much a mark counts that looks like another digit than all are known to be.
    private static let trust: Float = 0.5
}
