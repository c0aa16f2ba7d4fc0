import Raster

/// Decides which pixels are ink.
package struct Binarize: Stage {
    package static let name = StageName.binarize

    /// How ink is told from paper.
    package let threshold: HysteresisThreshold
    /// The blur against noise in pixels; by the picture's size when there is none.
    package let blur: Float?

    /// The constants of this stage, none of them tuned.
    package struct Settings: Sendable, Codable {
        /// The long side in pixels up to which a picture is not blurred: a drawing has no noise.
        package var smallSide: Float = 200
        /// The standard deviation of the Gaussian blur over the picture's long side.
        package var blur: Float = 0.001
        /// The standard deviation of the Gaussian blur in pixels, at least.
        package var leastBlur: Float = 0.6
        /// The standard deviation in pixels for a page: no more than its small digits bear.
        package var pageBlur: Float = 0.8

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Makes the stage.
    package init(_ threshold: HysteresisThreshold = .standard, blur: Float? = nil) {
        self.threshold = threshold
        self.blur = blur
    }

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        // A trace of blur keeps the camera's noise from fraying the strokes.
        let settings = workpiece.settings.binarize
        let side = Float(workpiece.gray.longSide)
        if blur != nil || side > settings.smallSide {
            let sigma = blur ?? max(settings.leastBlur, settings.blur * side)
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
