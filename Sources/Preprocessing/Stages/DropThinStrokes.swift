import Raster

/// Leaves only ink as wide as the usual stroke: thin lines drawn across a thick digit, scratches and
/// folds go.
package struct DropThinStrokes: Stage {
    package static let name = StageName.dropThinStrokes

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The width of ink that is dropped over the usual stroke width, at most.
        ///
        /// Not tuned.
        package var share: Float = 0.6
        /// The usual stroke width in pixels, at least: nothing is clearly thinner than a narrower one.
        ///
        /// Not tuned.
        package var narrowest: Float = 5

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Makes the stage; it stands where the ink has been found.
    package init() {}

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask else { return }
        let settings = workpiece.settings.dropThinStrokes
        // Most of the ink is in the thick strokes, most of the ridge perhaps in the thin ones.
        let width = mask.usualStrokeWidth
        notes.note("stroke width", width, because: "of the usual pixel of ink, in working pixels")
        guard width >= settings.narrowest else {
            notes.decide("thin strokes", "kept", because: "the usual stroke is thin itself")
            return
        }
        let side = max(3, Int(settings.share * width)) | 1
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
