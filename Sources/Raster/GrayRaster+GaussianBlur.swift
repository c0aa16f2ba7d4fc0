#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension GrayRaster {
    /// Returns the picture blurred with a Gaussian of the given standard deviation in pixels.
    ///
    /// The kernel ends at three standard deviations; beyond the edge the edge pixels go on.
    package func gaussianBlurred(sigma: Float) -> GrayRaster {
        let reach = Int((3 * sigma).rounded(.up))
        guard reach > 0, !pixels.isEmpty else { return self }
        var kernel = (-reach...reach).map { exp(-Float($0 * $0) / (2 * sigma * sigma)) }
        let sum = kernel.reduce(0, +)
        kernel = kernel.map { $0 / sum }

        // Row by row down and then across, so that what is blurred halfway stays in the cache.
        let blurred = [Float](unsafeUninitializedCapacity: pixels.count) { target, count in
            var padded = [Float](repeating: 0, count: width + 2 * reach)
            pixels.withUnsafeBufferPointer { source in
                padded.withUnsafeMutableBufferPointer { padded in
                    for row in 0..<height {
                        let middle = UnsafeMutableBufferPointer(
                            rebasing: padded[reach..<reach + width])
                        kernel.sum(into: middle) { tap in
                            source.row(min(max(row + tap - reach, 0), height - 1), width: width)
                        }
                        padded[..<reach].update(repeating: middle[0])
                        padded[(reach + width)...].update(repeating: middle[width - 1])
                        kernel.sum(into: target.row(row, width: width)) { tap in
                            UnsafeBufferPointer(rebasing: padded[tap..<tap + width])
                        }
                    }
                }
            }
            count = pixels.count
        }
        return GrayRaster(width: width, height: height, pixels: blurred)
    }
}

extension [Float] {
    /// Fills a row with the weighted sum of as many rows as there are weights.
    @inline(__always)
    fileprivate func sum(
        into out: UnsafeMutableBufferPointer<Float>, of row: (Int) -> UnsafeBufferPointer<Float>
    ) {
        if count == 5 {
            // The kernel of every usual photo, in one pass over the row.
            let (first, second, third, fourth, fifth) = (
                self[0], self[1], self[2], self[3], self[4]
            )
            let (a, b, c, d, e) = (row(0), row(1), row(2), row(3), row(4))
            for index in 0..<out.count {
                out[index] =
                    first * a[index] + second * b[index] + third * c[index] + fourth * d[index]
                    + fifth * e[index]
            }
        } else {
            let start = row(0)
            for index in 0..<out.count { out[index] = self[0] * start[index] }
            for tap in 1..<count { out.add(row(tap), times: self[tap]) }
        }
    }
}
