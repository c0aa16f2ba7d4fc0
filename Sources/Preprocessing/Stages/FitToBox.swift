import Raster

/// Fits the digit into a square as MNIST's authors did, aspect kept.
///
/// The picture is padded to a square of at least 10 pixels, doubled while it is smaller than the
/// box, and every pixel drops its ink on the pixels of the box it overlaps, by area; its footprint
/// is shrunk to 0.99. The ink is scaled to a peak of 1 and rounded to 255 steps.
///
/// Source: Yadav, Bottou, "Cold Case: The Lost MNIST Digits", 2019, and its code, which reproduces
/// MNIST to within three gray levels.
package struct FitToBox: Stage {
    package static let name = StageName.fitToBox

    /// The box's columns and rows.
    package let side: Int

    /// Makes the stage; MNIST's box has 20 columns and rows.
    package init(side: Int = 20) { self.side = side }

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        let ink = workpiece.gray
        let square = max(ink.width, ink.height, 10)
        let left = (square - ink.width) / 2
        let top = (square - ink.height) / 2
        let columns = FootprintTaps(count: ink.width, offset: left, square: square, side: side)
        let rows = FootprintTaps(count: ink.height, offset: top, square: square, side: side)
        var fitted = rows.resampleRows(of: ink, side: side)
        fitted = columns.resampleColumns(of: fitted, side: side)

        let peak = fitted.greatest
        guard peak > 0 else { throw .noInk }
        let scale = 255 / min(1, peak)
        fitted.pixels = fitted.pixels.map { min((scale * $0 + 0.5).rounded(.down), 255) / 255 }
        workpiece.gray = fitted
        workpiece.mask = nil
        workpiece.view.x -= Double(left) * workpiece.view.scale
        workpiece.view.y -= Double(top) * workpiece.view.scale
        workpiece.view.scale *= Double(square) / Double(side)
        notes.note(
            "scale", Double(side) / Double(square), because: "the longest side becomes \(side)")
        notes.note("peak", peak, because: "ink of the darkest pixel before it is made full")
    }
}
