package import SystemLibraries

/// Thinner or thicker strokes, by up to three steps of grayscale erosion or dilation.
///
/// A step moves the outline by a pixel of the canvas on either side of the stroke, which at 56×56
/// changes its width by a whole pixel of 28.
package struct StrokeChange: Augmentation {
    /// How likely each change is, 0 … 1; steps above 0 dilate, below 0 erode.
    ///
    /// By default 56 % of the pictures are changed, more often to thicker than to thinner strokes.
    /// Set by eye.
    package var weights: [(steps: Int, probability: Float)]

    /// Makes the transform; steps above 0 dilate, below 0 erode, and the probabilities sum to at most 1.
    package init(
        weights: [(steps: Int, probability: Float)] = [
            (-1, 0.13), (-2, 0.09), (1, 0.18), (2, 0.1), (3, 0.06),
        ]
    ) {
        self.weights = weights
    }

    /// Draws one of the changes, or none, and blends it with the picture as it was: 0.3 … 1 of the change is made.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        var draw = random.unit()
        for (steps, probability) in weights {
            draw -= probability
            guard draw < 0 else { continue }
            change(&canvas, by: steps, blend: random.uniform(0.3, 1), using: &random)
            return
        }
    }

    /// Dilates or erodes step by step, and blends the result with the original by `blend`, 0 … 1.
    ///
    /// An erosion stops before it leaves less than 0.22 of the ink: a hairline must not vanish.
    private func change(
        _ canvas: inout AugmentationCanvas, by steps: Int, blend: Float,
        using random: inout SeededGenerator
    ) {
        let count = canvas.side * canvas.side
        // The picture before all steps, with which the changed one is blended.
        let original = Array(canvas.pixels[0..<count])
        let least = 0.22 * original.reduce(0, +)
        var previous = original
        for _ in 0..<abs(steps) {
            // A random mixture of crosses and squares comes close to a disc.
            let element: GrayMorphology.Element = random.chance(0.6) ? .cross : .square
            GrayMorphology.apply(steps > 0 ? .dilation : .erosion, element, to: &canvas)
            // A hairline must not vanish.
            let mass = canvas.pixels[0..<count].reduce(0, +)
            if steps < 0 && mass < least {
                canvas.pixels.replaceSubrange(0..<count, with: previous)
                break
            }
            if steps < -1 { previous = Array(canvas.pixels[0..<count]) }
        }
        for index in 0..<count {
            canvas.pixels[index] =
                original[index] + blend * (canvas.pixels[index] - original[index])
        }
    }
}

/// Grayscale morphology with small structuring elements: the largest or smallest value around each
/// pixel.
enum GrayMorphology {
    /// Dilation takes the maximum, erosion the minimum.
    enum Operation { case dilation, erosion }
    /// The structuring element: the pixel and its four neighbors (cross), or all nine pixels
    /// (square).
    enum Element { case cross, square }

    /// Applies one step to the canvas; pixels beyond its border are left out of the maximum or
    /// minimum.
    static func apply(
        _ operation: Operation, _ element: Element, to canvas: inout AugmentationCanvas
    ) {
        let side = canvas.side
        switch operation {
        case .dilation: run(&canvas, side, element, { max($0, $1) })
        case .erosion: run(&canvas, side, element, { min($0, $1) })
        }
    }

    /// One pass along rows into the scratch buffer, one along columns back; `better` picks the
    /// maximum or the minimum of two values.
    @inline(__always)
    private static func run(
        _ canvas: inout AugmentationCanvas, _ side: Int, _ element: Element,
        _ better: (Float, Float) -> Float
    ) {
        canvas.scratch.withUnsafeMutableBufferPointer { along in
            canvas.pixels.withUnsafeMutableBufferPointer { pixels in
                for y in 0..<side {
                    let row = y * side
                    for x in 1..<side - 1 {
                        let index = row + x
                        along[index] = better(
                            better(pixels[index - 1], pixels[index + 1]), pixels[index])
                    }
                    along[row] = better(pixels[row], pixels[row + 1])
                    along[row + side - 1] = better(pixels[row + side - 1], pixels[row + side - 2])
                }
                switch element {
                // A cross takes the row's three pixels from the buffer and those above and below
                // from the picture.
                case .cross:
                    for y in 0..<side {
                        let row = y * side
                        let above = max(0, row - side)
                        let below = min((side - 1) * side, row + side)
                        for x in 0..<side {
                            along[row + x] = better(
                                better(pixels[above + x], pixels[below + x]), along[row + x])
                        }
                    }
                    for index in 0..<side * side { pixels[index] = along[index] }
                // A square is separable: the best of three rows' bests.
                case .square:
                    for y in 0..<side {
                        let row = y * side
                        let above = max(0, row - side)
                        let below = min((side - 1) * side, row + side)
                        for x in 0..<side {
                            pixels[row + x] = better(
                                better(along[above + x], along[below + x]), along[row + x])
                        }
                    }
                }
            }
        }
    }
}
