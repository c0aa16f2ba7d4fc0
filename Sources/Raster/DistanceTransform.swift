extension BinaryMask {
    /// Returns every set pixel's distance to the nearest unset one, in pixels from center to
    /// center.
    ///
    /// Outside the mask is unset; unset pixels have 0. A 3×3 chamfer distance, within 5 % of the
    /// Euclidean one, in two passes over the picture. Source: Borgefors, "Distance transformations
    /// in digital images", 1986.
    package func distanceTransformed() -> GrayRaster {
        // The lengths of a step to the side and of one over a corner, in pixels: Borgefors' pair
        // with the least greatest error.
        let straight: Float = 0.955
        let diagonal: Float = 1.3693
        // One row and column more on each side, which are unset and stay at 0.
        let stride = width + 2
        var field = [Float](repeating: 0, count: stride * (height + 2))
        field.withUnsafeMutableBufferPointer { field in
            pixels.withUnsafeBufferPointer { mask in
                // From the top left: the distance to what is unset above and on the left.
                for row in 0..<height {
                    let set = mask.row(row, width: width)
                    let above = field.row(row, width: stride)
                    let here = field.row(row + 1, width: stride)
                    for column in 0..<width where set[column] != 0 {
                        let side = Least.of(here[column], above[column &+ 1]) + straight
                        let corner = Least.of(above[column], above[column &+ 2]) + diagonal
                        here[column &+ 1] = Least.of(side, corner)
                    }
                }
                // From the bottom right, the other half of the neighbors; the lesser of both passes
                // is the distance.
                for row in (0..<height).reversed() {
                    let set = mask.row(row, width: width)
                    let below = field.row(row + 2, width: stride)
                    let here = field.row(row + 1, width: stride)
                    for column in (0..<width).reversed() where set[column] != 0 {
                        let side = Least.of(here[column &+ 2], below[column &+ 1]) + straight
                        let corner = Least.of(below[column], below[column &+ 2]) + diagonal
                        here[column &+ 1] = Least.of(
                            here[column &+ 1], Least.of(side, corner))
                    }
                }
            }
        }
        // Without the margin again.
        let padded = GrayRaster(width: stride, height: height + 2, pixels: field)
        return padded.cropped(to: PixelBox(x: 1, y: 1, width: width, height: height))
    }
}

extension BinaryMask {
    /// The width in pixels of the stroke in which the middle pixel of the ink lies: twice the upper quartile of all
    /// pixels' distances from the paper, over 0.75; 0 where nothing is set.
    ///
    /// Distances within a stroke are spread evenly from 1 to its half width, so that three quarters of them are below
    /// three quarters of it. The quartile is less moved by crossings and ragged edges than the mean or the maximum.
    package var usualStrokeWidth: Float {
        let distances = distanceTransformed().pixels.filter { $0 > 0 }
        guard !distances.isEmpty else { return 0 }
        return 2 * distances.orderStatistic(distances.count * 3 / 4) / 0.75
    }
}
