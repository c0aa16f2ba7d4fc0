import Raster

/// Decides which pixels are ink: a slight Gaussian blur, then hysteresis thresholding of the ink map.
package struct Binarize: Stage {
    package static let name = StageName.binarize

    /// The thresholds, as multiples of Otsu's threshold and of the paper's grain.
    package let threshold: HysteresisThreshold
    /// The standard deviation of the blur in pixels; nil for that of one digit, `Settings.digitBlur`.
    package let blur: Float?

    /// The constants of the blur, none of them tuned.
    package struct Settings: Sendable, Codable {
        /// The long side in pixels up to which a picture is not blurred.
        ///
        /// Not tuned: a drawing of that size has no noise, and strokes so thin that a blur would make them faint.
        package var smallSide: Float = 200
        /// The standard deviation of the Gaussian blur in pixels for one digit.
        ///
        /// Not tuned: much less would leave the camera's noise, more than a pixel would close the loops of small
        /// digits.
        package var digitBlur: Float = 0.6
        /// The standard deviation of the Gaussian blur in pixels for a page.
        ///
        /// Not tuned: no more than the page's small digits bear.
        package var pageBlur: Float = 0.8
    }

    /// Makes the stage; without a blur in pixels it is that for one digit, which small pictures go without.
    package init(_ threshold: HysteresisThreshold, blur: Float? = nil) {
        self.threshold = threshold
        self.blur = blur
    }

    /// Blurs the ink map and leaves the mask of its ink; throws `noInk` where there is no ink map.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard var ink = workpiece.ink else { throw .noInk }
        // The blur keeps the camera's noise from fraying the strokes' edges, and specks from reaching the high
        // threshold.
        let settings = workpiece.settings.binarize
        if blur != nil || Float(ink.longSide) > settings.smallSide {
            ink = ink.gaussianBlurred(sigma: blur ?? settings.digitBlur)
            workpiece.ink = ink
        }
        let result = threshold.apply(
            to: ink, noise: workpiece.noise, settings: workpiece.settings.thresholds)
        workpiece.mask = result.mask
        notes.note("otsu threshold", result.otsu, because: "best separates ink from paper")
        notes.note("low threshold", result.low, because: "ink must be above it")
        notes.note("high threshold", result.high, because: "every connected part must reach it")
        notes.note(
            "ink share", Double(result.mask.count) / Double(max(1, result.mask.pixels.count)),
            because: "part of the picture that is ink")
    }
}
