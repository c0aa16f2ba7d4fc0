import Raster

/// Decides which pixels are ink.
package struct Binarize: Stage {
    package static let name = StageName.binarize

    /// How ink is told from paper.
    package let threshold: HysteresisThreshold
    /// The blur against noise in pixels; by the picture's size when there is none.
    package let blur: Float?

    /// Makes the stage.
    package init(_ threshold: HysteresisThreshold = .standard, blur: Float? = nil) {
        self.threshold = threshold
        self.blur = blur
    }

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        // A trace of blur keeps the camera's noise from fraying the strokes.
        if blur != nil || workpiece.gray.longSide > 200 {
            let sigma = blur ?? max(0.6, Float(workpiece.gray.longSide) / 1000)
            workpiece.gray = workpiece.gray.gaussianBlurred(sigma: sigma)
        }
        let result = threshold.apply(to: workpiece.gray, noise: workpiece.noise)
        workpiece.mask = result.mask
        notes.note("otsu threshold", result.otsu, because: "best separates ink from paper")
        notes.note("low threshold", result.low, because: "ink must be above it")
        notes.note("high threshold", result.high, because: "every connected part must reach it")
        notes.note(
            "ink share", Double(result.mask.count) / Double(max(1, result.mask.pixels.count)),
            because: "part of the picture that is ink")
    }
}
