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

        var down = GrayRaster(width: width, height: height)
        pixels.withUnsafeBufferPointer { source in
            down.pixels.withUnsafeMutableBufferPointer { target in
                for row in 0..<height {
                    let out = target.row(row, width: width)
                    for (tap, weight) in kernel.enumerated() {
                        let line = min(max(row + tap - reach, 0), height - 1)
                        out.add(source.row(line, width: width), times: weight)
                    }
                }
            }
        }
        var result = GrayRaster(width: width, height: height)
        var padded = [Float](repeating: 0, count: width + 2 * reach)
        down.pixels.withUnsafeBufferPointer { source in
            result.pixels.withUnsafeMutableBufferPointer { target in
                padded.withUnsafeMutableBufferPointer { padded in
                    for row in 0..<height {
                        let line = source.row(row, width: width)
                        _ = padded[reach...].update(fromContentsOf: line)
                        padded[..<reach].update(repeating: line[0])
                        padded[(reach + width)...].update(repeating: line[width - 1])
                        let out = target.row(row, width: width)
                        for (tap, weight) in kernel.enumerated() {
                            out.add(UnsafeBufferPointer(rebasing: padded[tap...]), times: weight)
                        }
                    }
                }
            }
        }
        return result
    }
}
