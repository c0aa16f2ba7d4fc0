extension GrayRaster {
    /// Returns the mean over a square of an odd number of pixels a side around every pixel.
    ///
    /// Beyond the edge the edge pixels go on. The time does not depend on the side.
    package func boxBlurred(side: Int) -> GrayRaster {
        precondition(side % 2 == 1, "a box around a pixel has an odd side")
        guard side > 1, !pixels.isEmpty else { return self }
        return blurredDown(side: side).blurredAcross(side: side)
    }

    private func blurredDown(side: Int) -> GrayRaster {
        let reach = side / 2
        let scale = 1 / Float(side)
        var result = GrayRaster(width: width, height: height)
        var sums = [Float](repeating: 0, count: width)
        pixels.withUnsafeBufferPointer { source in
            result.pixels.withUnsafeMutableBufferPointer { target in
                sums.withUnsafeMutableBufferPointer { sums in
                    for offset in -reach...reach {
                        let start = min(max(offset, 0), height - 1) * width
                        for column in 0..<width { sums[column] += source[start + column] }
                    }
                    for row in 0..<height {
                        let out = row * width
                        for column in 0..<width { target[out + column] = scale * sums[column] }
                        let entering = min(row + reach + 1, height - 1) * width
                        let leaving = max(row - reach, 0) * width
                        for column in 0..<width {
                            sums[column] += source[entering + column] - source[leaving + column]
                        }
                    }
                }
            }
        }
        return result
    }

    private func blurredAcross(side: Int) -> GrayRaster {
        let reach = side / 2
        let scale = 1 / Float(side)
        var result = GrayRaster(width: width, height: height)
        pixels.withUnsafeBufferPointer { source in
            result.pixels.withUnsafeMutableBufferPointer { target in
                for row in 0..<height {
                    let start = row * width
                    var sum: Float = 0
                    for offset in -reach...reach {
                        sum += source[start + min(max(offset, 0), width - 1)]
                    }
                    for column in 0..<width {
                        target[start + column] = scale * sum
                        sum += source[start + min(column + reach + 1, width - 1)]
                        sum -= source[start + max(column - reach, 0)]
                    }
                }
            }
        }
        return result
    }
}
