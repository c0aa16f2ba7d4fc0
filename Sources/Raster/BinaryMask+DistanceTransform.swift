extension BinaryMask {
    /// Returns every set pixel's distance to the nearest unset one; outside the mask is unset.
    ///
    /// A 3×3 chamfer distance, within 5 % of the Euclidean one; unset pixels have 0.
    /// Source: Borgefors, "Distance transformations in digital images", 1986.
    package func distanceTransformed() -> GrayRaster {
        let straight: Float = 0.955
        let diagonal: Float = 1.3693
        let stride = width + 2
        var field = [Float](repeating: 0, count: stride * (height + 2))
        field.withUnsafeMutableBufferPointer { field in
            pixels.withUnsafeBufferPointer { mask in
                for row in 0..<height {
                    for column in 0..<width where mask[row * width + column] != 0 {
                        let here = (row + 1) * stride + column + 1
                        let side = Least.of(field[here - 1], field[here - stride]) + straight
                        let corner =
                            Least.of(field[here - stride - 1], field[here - stride + 1]) + diagonal
                        field[here] = Least.of(side, corner)
                    }
                }
                for row in (0..<height).reversed() {
                    for column in (0..<width).reversed() where mask[row * width + column] != 0 {
                        let here = (row + 1) * stride + column + 1
                        let side = Least.of(field[here + 1], field[here + stride]) + straight
                        let corner =
                            Least.of(field[here + stride - 1], field[here + stride + 1]) + diagonal
                        field[here] = Least.of(field[here], Least.of(side, corner))
                    }
                }
            }
        }
        let padded = GrayRaster(width: stride, height: height + 2, pixels: field)
        return padded.cropped(to: PixelBox(x: 1, y: 1, width: width, height: height))
    }
}
