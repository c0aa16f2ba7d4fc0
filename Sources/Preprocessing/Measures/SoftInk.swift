package import Raster

/// The digit's ink from 0 to 1, with the soft edges that a pen, a lens or a pencil leaves.
package struct SoftInk: Sendable {
    /// The ink, 0 outside the mask and the pixels next to it.
    package let ink: GrayRaster
    /// The strong ink (three quarters of the digit are weaker) that the scale is made from.
    package let level: Float

    /// Scales the ink under a mask: below 0.3 of the strong ink is paper, above 0.9 full ink.
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
