import Raster

/// Leaves only ink as wide as the usual stroke: thin lines drawn across a thick digit, scratches and folds go.
///
/// A morphological opening removes what is narrower than a share of the usual stroke width, and a dilation within the
/// old mask gives the rest its outline back.
package struct DropThinStrokes: Stage {
    package static let name = StageName.dropThinStrokes

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The width of ink that is dropped over the usual stroke width, at most.
        ///
        /// Not tuned: near 1 the digit's own thinner strokes would go, much lower lines of half the pen's width would
        /// stay.
        package var share: Float = 0.6
    }

    /// Makes the stage; it stands where the ink has been found.
    package init() {}

    /// Removes thin ink from the mask and the ink map; does nothing where nothing thick is left.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask, var ink = workpiece.ink else { return }
        let settings = workpiece.settings.dropThinStrokes
        // The width at the median pixel of ink, not of ridge: most ink is in the thick strokes, most ridge perhaps in
        // thin ones.
        let width = mask.usualStrokeWidth
        notes.note("stroke width", width, because: "of the usual pixel of ink, in working pixels")
        // The smallest opening that there is has a side of 3 pixels.
        let side = max(3, Int(settings.share * width)) | 1
        let thick = mask.opened(width: side, height: side)
        // Grown back to their own outline: an opening rounds corners and frays slanted edges.
        let kept = thick.dilated(width: side, height: side).intersection(mask)
        // Only thin ink: then it may be the digit after all.
        guard !thick.isEmpty else { return }
        let dropped = mask.subtracting(kept)
        for index in dropped.pixels.indices where dropped.pixels[index] != 0 {
            ink.pixels[index] = 0
        }
        workpiece.ink = ink
        workpiece.mask = kept
        notes.decide(
            "thin strokes", "\(dropped.count) pixels dropped",
            because: "narrower than \(side) of \(Int(width)) pixels")
    }
}
