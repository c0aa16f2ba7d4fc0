package import SystemLibraries

/// A Gaussian blur, as of a lens out of focus or a small picture enlarged.
package struct Blur: Augmentation {
    /// The probability, 0 … 1, that a picture is blurred.
    package var probability: Float
    /// The range of the blur's standard deviation in pixels; at most 1.5, since the kernel reaches
    /// three pixels.
    package var sigma: ClosedRange<Float>

    /// Makes the transform; `probability` is 0 … 1, `sigma` above 0.
    package init(probability: Float, sigma: ClosedRange<Float>) {
        self.probability = probability
        self.sigma = sigma
    }

    /// Convolves the picture with a separable kernel of seven taps of a random deviation; beyond the border is paper.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        let sigma = random.uniform(sigma.lowerBound, sigma.upperBound)
        let taps = (0...3).map { (-Float($0 * $0) / (2 * sigma * sigma)).exponential }
        let sum = taps[0] + 2 * (taps[1] + taps[2] + taps[3])
        // The weights of a symmetric kernel, which add up to 1 over its seven taps.
        let (w0, w1) = (taps[0] / sum, taps[1] / sum)
        let (w2, w3) = (taps[2] / sum, taps[3] / sum)
        let side = canvas.side
        canvas.scratch.withUnsafeMutableBufferPointer { scratch in
            canvas.pixels.withUnsafeMutableBufferPointer { pixels in
                // Each pass writes its result turned over, so that two passes blur both ways and
                // put the picture back upright.
                pass(pixels, scratch, side, w0, w1, w2, w3)
                pass(scratch, pixels, side, w0, w1, w2, w3)
            }
        }
    }

    /// Convolves every row with a symmetric kernel of seven taps, `w0` in the middle, and writes it as a column.
    private func pass(
        _ source: UnsafeMutableBufferPointer<Float>, _ target: UnsafeMutableBufferPointer<Float>,
        _ side: Int, _ w0: Float, _ w1: Float, _ w2: Float, _ w3: Float
    ) {
        for x in 0..<side {
            for y in 0..<side {
                let row = y * side
                var sum = w0 * source[row + x]
                // Beyond the border is paper.
                if x >= 1 { sum += w1 * source[row + x - 1] }
                if x >= 2 { sum += w2 * source[row + x - 2] }
                if x >= 3 { sum += w3 * source[row + x - 3] }
                if x + 1 < side { sum += w1 * source[row + x + 1] }
                if x + 2 < side { sum += w2 * source[row + x + 2] }
                if x + 3 < side { sum += w3 * source[row + x + 3] }
                target[x * side + y] = min(1, sum)
            }
        }
    }
}
