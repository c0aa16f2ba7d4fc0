import Raster

/// Fits the digit into a square as MNIST's authors did, aspect kept.
///
/// The picture is padded to a square of at least 10 pixels, and its pixels are repeated 2, 4, … times while it is
/// smaller than the box. Every pixel then drops its ink on the pixels of the box that it overlaps, by area, its
/// footprint being shrunk to 0.99 of its side (`FootprintTaps`). Ink with a peak below 1 is stretched to 1, ink above 1 is
/// clamped, and all is rounded to 255 steps. The ink must have been cropped to the digit before.
///
/// Source: Yadav, Bottou, "Cold Case: The Lost MNIST Digits", 2019, and its code, which reproduces MNIST to within
/// three gray levels.
package struct FitToBox: Stage {
    package static let name = StageName.fitToBox

    /// The columns of the box, and its rows.
    package let side: Int

    /// Makes the stage; MNIST's box has 20 columns and rows.
    package init(side: Int = 20) { self.side = side }

    /// Replaces the ink by that of the box; throws `noInk` where there is none.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let ink = workpiece.ink else { throw .noInk }
        // At least 10 pixels, as in the published code: smaller digits stay small in the box.
        let square = max(ink.width, ink.height, 10)
        let left = (square - ink.width) / 2
        let top = (square - ink.height) / 2
        let columns = FootprintTaps(count: ink.width, offset: left, square: square, side: side)
        let rows = FootprintTaps(count: ink.height, offset: top, square: square, side: side)
        var fitted = rows.resampleRows(of: ink, side: side)
        fitted = columns.resampleColumns(of: fitted, side: side)

        // Ink whose peak is below 1 is stretched to 1, what is above 1 clamped; rounded half up as in the published code.
        let peak = fitted.greatest
        guard peak > 0 else { throw .noInk }
        let scale = 255 / min(1, peak)
        fitted.pixels = fitted.pixels.map { min((scale * $0 + 0.5).rounded(.down), 255) / 255 }
        workpiece.ink = fitted
        // The mask's pixels are none of the box's; no later stage needs one.
        workpiece.mask = nil
        workpiece.view.x -= Double(left) * workpiece.view.scale
        workpiece.view.y -= Double(top) * workpiece.view.scale
        workpiece.view.scale *= Double(square) / Double(side)
        notes.note(
            "scale", Double(side) / Double(square), because: "the longest side becomes \(side)")
        notes.note("peak", peak, because: "ink of the darkest pixel before it is made full")
    }
}
