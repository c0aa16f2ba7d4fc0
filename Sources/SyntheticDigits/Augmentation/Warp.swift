import MNIST
package import SystemLibraries

/// Turns, scales, shears, shifts and bends the picture in one resampling, to 56×56.
///
/// Affine map and elastic bends are sampled together (Simard, Steinkraus, Platt, "Best Practices
/// for Convolutional Neural Networks", ICDAR 2003, bends by a random field; here a coarse random
/// grid, interpolated by cubics, stands for the blurred field).
///
/// The default ranges are set by eye: about as much as hands differ. Much larger ones would push
/// the digit out of the picture or make it another one.
package struct Warp: Augmentation {
    /// The largest turn in degrees, either way.
    package var rotation: Float = 17
    /// The range of sizes relative to the source; it fits 20 pixels into 16 … 23.
    package var scale: ClosedRange<Float> = 0.8...1.15
    /// The largest natural logarithm of the stretch of the width; the height shrinks as much.
    package var anisotropy: Float = 0.22
    /// The largest slant, as a tangent: 0.28 is 16 degrees.
    package var shear: Float = 0.28
    /// The largest shift along each axis, in pixels of 28.
    package var shift: Float = 2
    /// The largest standard deviation of the elastic displacements, in pixels of 28.
    package var elasticity: Float = 1.6

    /// Makes the transform; the default ranges are those of most of the training.
    package init(
        rotation: Float = 17, scale: ClosedRange<Float> = 0.8...1.15, anisotropy: Float = 0.22,
        shear: Float = 0.28, shift: Float = 2, elasticity: Float = 1.6
    ) {
        self.rotation = rotation
        self.scale = scale
        self.anisotropy = anisotropy
        self.shear = shear
        self.shift = shift
        self.elasticity = elasticity
    }

    /// Draws one affine map and one field of displacements, and resamples the picture by both at twice the size.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        precondition(canvas.side == DigitImage.side)
        let turn = random.uniform(-rotation, rotation).radians
        let size = random.uniform(scale.lowerBound, scale.upperBound)
        // The exponential makes a stretch as likely as the same squeeze.
        let stretch = random.uniform(-anisotropy, anisotropy).exponential
        let slant = random.uniform(-shear, shear)
        let (cosine, sine) = (turn.cosine, turn.sine)
        let (sx, sy) = (1 / (size * stretch), stretch / size)
        // From a place in the result to the place in the source: the inverse of a shear, a turn and
        // a stretch around the middle, then the shift.
        let map = Affine(
            xx: sx * cosine, xy: sx * (slant * cosine - sine), yx: sy * sine,
            yy: sy * (slant * sine + cosine), x: 14 + random.uniform(-shift, shift),
            y: 14 + random.uniform(-shift, shift))
        bend(&canvas, using: &random)
        pad(&canvas)
        resample(&canvas, map)
        canvas.side = AugmentationCanvas.fineSide
    }

    /// An affine transformation from places in the result to places in the source, both in pixels
    /// of 28; those in the result count from its middle.
    private struct Affine {
        /// The matrix row by row, then the translation: x' = xx · x + xy · y + x, y' = yx · x + yy
        /// · y + y.
        var xx, xy, yx, yy, x, y: Float
    }

    /// Fills `displacement` with five rows of bends, already interpolated along x, in pixels of 28.
    ///
    /// The knots of a grid of 5×5 are drawn independently, with one random deviation for the whole
    /// picture, so that many pictures are hardly bent.
    private func bend(_ canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        let side = AugmentationCanvas.fineSide
        let deviation = random.unit() * elasticity
        canvas.displacement.withUnsafeMutableBufferPointer { rows in
            for row in 0..<10 {  // x and y of five rows
                let knots = (
                    random.normal() * deviation, random.normal() * deviation,
                    random.normal() * deviation, random.normal() * deviation,
                    random.normal() * deviation
                )
                for x in 0..<side {
                    let weights = CubicWeights.fine[x]
                    let sum = weights.0 * knots.0 + weights.1 * knots.1 + weights.2 * knots.2
                    rows[row * side + x] = sum + weights.3 * knots.3 + weights.4 * knots.4
                }
            }
        }
    }

    /// Copies the picture between two columns and rows of paper on every side, so that samples beyond it are paper.
    private func pad(_ canvas: inout AugmentationCanvas) {
        let (side, padded) = (DigitImage.side, AugmentationCanvas.paddedSide)
        canvas.padded.withUnsafeMutableBufferPointer { target in
            canvas.pixels.withUnsafeBufferPointer { source in
                for y in 0..<side {
                    let row = (y + 2) * padded + 2
                    for x in 0..<side { target[row + x] = source[y * side + x] }
                }
            }
        }
    }

    /// Samples the padded picture bilinearly where the map and the displacements lead to, eight
    /// pixels at a time.
    ///
    /// Places beyond the border of paper are moved onto it.
    private func resample(_ canvas: inout AugmentationCanvas, _ map: Affine) {
        let (side, padded) = (AugmentationCanvas.fineSide, AugmentationCanvas.paddedSide)
        // Slightly less than the last column, so that the neighbor to the right and below always
        // exists.
        let limit = SIMD8<Float>(repeating: Float(padded) - 1.001)
        canvas.pixels.withUnsafeMutableBufferPointer { target in
            canvas.padded.withUnsafeBufferPointer { source in
                canvas.displacement.withUnsafeBufferPointer { bends in
                    for y in 0..<side {
                        let v = (Float(y) + 0.5) / 2 - 14
                        // The displacement of a pixel is that of the five rows, interpolated along
                        // y.
                        let weights = CubicWeights.fine[y]
                        // 1.5: half a pixel from a center to its index, and two of border.
                        let startX = map.xy * v + map.x + 1.5
                        let startY = map.yy * v + map.y + 1.5
                        for x in stride(from: 0, to: side, by: 8) {
                            // Eight neighboring pixels of the result, in pixels of 28 from the
                            // middle.
                            let u = (SIMD8(0, 1, 2, 3, 4, 5, 6, 7) + (Float(x) + 0.5)) / 2 - 14
                            var px = map.xx * u + startX
                            var py = map.yx * u + startY
                            px += weights.0 * bends.eight(at: x)
                            py += weights.0 * bends.eight(at: side + x)
                            px += weights.1 * bends.eight(at: 2 * side + x)
                            py += weights.1 * bends.eight(at: 3 * side + x)
                            px += weights.2 * bends.eight(at: 4 * side + x)
                            py += weights.2 * bends.eight(at: 5 * side + x)
                            px += weights.3 * bends.eight(at: 6 * side + x)
                            py += weights.3 * bends.eight(at: 7 * side + x)
                            px += weights.4 * bends.eight(at: 8 * side + x)
                            py += weights.4 * bends.eight(at: 9 * side + x)
                            px.clamp(lowerBound: .zero, upperBound: limit)
                            py.clamp(lowerBound: .zero, upperBound: limit)
                            let out = y * side + x
                            for lane in 0..<8 {
                                // Places are not negative, so that the integer part is the floor.
                                let (column, row) = (Int(px[lane]), Int(py[lane]))
                                let fx = px[lane] - Float(column)
                                let fy = py[lane] - Float(row)
                                let place = row * padded + column
                                let below = place + padded
                                let (a, b) = (source[place], source[place + 1])
                                let (c, d) = (source[below], source[below + 1])
                                let upper = a + fx * (b - a)
                                let lower = c + fx * (d - c)
                                target[out + lane] = upper + fy * (lower - upper)
                            }
                        }
                    }
                }
            }
        }
    }
}

extension UnsafeBufferPointer<Float> {
    /// Returns eight values that follow each other from an index on.
    @inline(__always)
    fileprivate func eight(at index: Int) -> SIMD8<Float> {
        SIMD8(
            self[index], self[index + 1], self[index + 2], self[index + 3], self[index + 4],
            self[index + 5], self[index + 6], self[index + 7])
    }
}

/// How much each of five knots counts at each of 56 places: cubic convolution (Keys, "Cubic
/// Convolution Interpolation for Digital Image Processing", 1981, a = −0.5), the outer knots
/// repeated.
private enum CubicWeights {
    /// The five weights, which add up to 1, for each place of a row or column of 56.
    static let fine: [(Float, Float, Float, Float, Float)] = (0..<AugmentationCanvas.fineSide).map {
        let place = (Float($0) + 0.5) * 5 / Float(AugmentationCanvas.fineSide) - 0.5
        let base = Int(place.rounded(.down))
        let t = place - Float(base)
        let taps: [Float] = [
            ((-0.5 * t + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1,
            ((-1.5 * t + 2) * t + 0.5) * t, (0.5 * t - 0.5) * t * t,
        ]
        var weights = [Float](repeating: 0, count: 5)
        for (tap, weight) in taps.enumerated() {
            weights[max(0, min(4, base - 1 + tap))] += weight
        }
        return (weights[0], weights[1], weights[2], weights[3], weights[4])
    }
}
