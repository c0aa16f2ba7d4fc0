import CKernels
import SystemLibraries

extension GrayRaster {
    /// Returns the picture blurred with a Gaussian of the given standard deviation in pixels.
    ///
    /// The kernel ends at three standard deviations, beyond which are 0.3 % of a Gaussian, and sums
    /// to 1; beyond the edge the edge pixels go on. The time grows with the standard deviation; at
    /// 0 the picture is returned as it is.
    package func gaussianBlurred(sigma: Float) -> GrayRaster {
        let reach = Int((3 * sigma).rounded(.up))
        guard reach > 0, !pixels.isEmpty else { return self }
        // Sampled at whole pixels; dividing by the sum keeps the mean of the picture.
        var kernel = (-reach...reach).map { exp(-Float($0 * $0) / (2 * sigma * sigma)) }
        let sum = kernel.reduce(0, +)
        kernel = kernel.map { $0 / sum }

        // Row by row down and then across, so that what is blurred halfway stays in the cache.
        let across = (0..<Int32(kernel.count)).map { $0 }
        var down = across
        var padded = [Float](repeating: 0, count: width + 2 * reach)
        return filled(width: width, height: height) { source, target in
            padded.withUnsafeMutableBufferPointer { padded in
                guard let start = padded.baseAddress else { return }
                for row in 0..<height {
                    // The rows that the kernel covers, by the place of their first pixel; the first
                    // and the last stand for those outside.
                    for tap in down.indices {
                        down[tap] = Int32(min(max(row + tap - reach, 0), height - 1) * width)
                    }
                    raster_sum_rows(source, down, kernel, kernel.count, start + reach, width)
                    // The row that was blurred downward, with its edge pixels repeated, is blurred
                    // across in its turn.
                    padded[..<reach].update(repeating: padded[reach])
                    padded[(reach + width)...].update(repeating: padded[reach + width - 1])
                    raster_sum_rows(
                        start, across, kernel, kernel.count, target + row * width, width)
                }
            }
        }
    }
}
