package import Raster

/// The ink of a digit stretched to 0 … 1, with the soft edges that a pen, a lens or a pencil leaves.
package struct SoftInk: Sendable {
    /// The ink, 0 … 1; 0 outside the mask dilated by a pixel.
    package let ink: GrayRaster
    /// The digit's full ink on the ink map's scale: the upper quartile of the ink under the mask.
    package let level: Float

    /// The constants of this algorithm.
    package struct Settings: Sendable, Codable {
        /// The quantile, 0 … 1, of the ink under the mask that is full ink; from a prototype: the upper quartile, which
        /// blots hardly move.
        package var fullInk: Float = 0.75
        /// The share of full ink that becomes 0, with all below it.
        ///
        /// From a prototype, which with a hard mask instead read 1 photo in 100 less (`Benchmarks/THRESHOLDS.md`). More
        /// makes strokes thinner.
        package var white: Float = 0.3
        /// The share of full ink by which ink grows from 0 to 1; less makes edges harder.
        ///
        /// From the same prototype, measured together with the share that becomes 0.
        package var range: Float = 0.6

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Stretches the ink under a mask linearly between two shares of full ink; what is below or above is clamped.
    ///
    /// `gray` is an ink map of the mask's size. Full ink is 1e-4 at least, so that an empty mask divides by no 0.
    package init(of gray: GrayRaster, mask: BinaryMask, settings: Settings) {
        let level = max(
            Histogram(of: gray, under: mask, from: 0, to: max(gray.greatest, 1e-3), bins: 2048)
                .quantile(settings.fullInk), 1e-4)
        // By one pixel, so that the soft edge outside of the mask stays; farther out there may be other ink.
        let grown = mask.dilated(width: 3, height: 3)
        var ink = gray
        let (white, scale) = (settings.white * level, 1 / (settings.range * level))
        ink.pixels.withUnsafeMutableBufferPointer { ink in
            grown.pixels.withUnsafeBufferPointer { grown in
                for index in 0..<ink.count {
                    let value = (ink[index] - white) * scale
                    ink[index] = Float(grown[index]) * max(0, min(value, 1))
                }
            }
        }
        self.ink = ink
        self.level = level
    }
}
