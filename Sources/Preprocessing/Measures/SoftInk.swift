package import Raster

/// The ink of a digit stretched to 0 … 1, with the soft edges that a pen, a lens or a pencil leaves.
package struct SoftInk: Sendable {
    /// The ink, 0 … 1; 0 outside the mask dilated by a pixel.
    package let ink: GrayRaster
    /// The digit's full ink on the ink map's scale: the upper quartile of the ink under the mask.
    package let level: Float

    /// Stretches the ink under a mask linearly, so that 0.3 of full ink becomes 0 and 0.9 becomes 1; what is below or
    /// above is clamped.
    ///
    /// The shares are those of a prototype: with a hard mask instead it read 1 photo in 100 less
    /// (`Benchmarks/THRESHOLDS.md`).
    package init(of gray: GrayRaster, mask: BinaryMask) {
        let level = max(
            Histogram(of: gray, under: mask, from: 0, to: max(gray.greatest, 1e-3), bins: 2048)
                .quantile(0.75), 1e-4)
        let grown = mask.dilated(width: 3, height: 3)
        var ink = gray
        let scale = 1 / (0.6 * level)
        ink.pixels.withUnsafeMutableBufferPointer { ink in
            grown.pixels.withUnsafeBufferPointer { grown in
                for index in 0..<ink.count {
                    let value = (ink[index] - 0.3 * level) * scale
                    ink[index] = Float(grown[index]) * max(0, min(value, 1))
                }
            }
        }
        self.ink = ink
        self.level = level
    }
}
