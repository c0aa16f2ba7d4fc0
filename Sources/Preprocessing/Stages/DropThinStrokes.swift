import Raster

/// Leaves only ink as wide as the usual stroke: thin lines drawn across a thick digit, scratches and
/// folds go.
package struct DropThinStrokes: Stage {
    package static let name = StageName.dropThinStrokes

    /// Ink narrower than this part of the usual stroke goes.
    private static let share: Float = 0.6
    /// Strokes of fewer pixels have nothing that is clearly thinner.
    private static let narrowest: Float = 5

    /// Makes the stage; it stands where the ink has been found.
    package init() {}

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask else { return }
        // Most of the ink is in the thick strokes, most of the ridge perhaps in the thin ones.
        let width = mask.usualStrokeWidth
        notes.note("stroke width", width, because: "of the usual pixel of ink, in working pixels")
        guard width >= Self.narrowest else {
            notes.decide("thin strokes", "kept", because: "the usual stroke is thin itself")
            return
        }
        let side = max(3, Int(Self.share * width)) | 1
        let thick = mask.opened(width: side, height: side)
        // Grown back to their own outline: an opening rounds corners and frays slanted edges.
        let kept = thick.dilated(width: side, height: side).intersection(mask)
        guard !thick.isEmpty else { return }
        let dropped = mask.subtracting(kept)
        for index in dropped.pixels.indices where dropped.pixels[index] != 0 {
            workpiece.gray.pixels[index] = 0
        }
        workpiece.mask = kept
        notes.decide(
            "thin strokes", "\(dropped.count) pixels dropped",
            because: "narrower than \(side) of \(Int(width)) pixels")
    }
}
