import MNIST
package import SystemLibraries

/// The reduction from 56×56 to 28×28 after the transforms that work at twice the size.
package struct Shrink: Augmentation {
    /// Makes the transform.
    package init() {}

    /// Averages blocks of 2×2 pixels; the picture must be 56×56.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        precondition(canvas.side == AugmentationCanvas.fineSide)
        let (side, fine) = (DigitImage.side, AugmentationCanvas.fineSide)
        canvas.pixels.withUnsafeMutableBufferPointer { pixels in
            // Reading runs ahead of writing, so one buffer is enough.
            for y in 0..<side {
                for x in 0..<side {
                    let source = 2 * y * fine + 2 * x
                    let upper = pixels[source] + pixels[source + 1]
                    let lower = pixels[source + fine] + pixels[source + fine + 1]
                    // Interpolation rounds: 1 may have become a little more.
                    pixels[y * side + x] = max(0, min(1, (upper + lower) / 4))
                }
            }
        }
        canvas.side = side
    }
}
