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
                    let out = row * width
                    for tap in 0..<kernel.count {
                        let weight = kernel[tap]
                        let start = min(max(row + tap - reach, 0), height - 1) * width
                        for column in 0..<width {
                            target[out + column] += weight * source[start + column]
                        }
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
                        let start = row * width
                        for column in 0..<width { padded[reach + column] = source[start + column] }
                        for column in 0..<reach {
                            padded[column] = source[start]
                            padded[reach + width + column] = source[start + width - 1]
                        }
                        for tap in 0..<kernel.count {
                            let weight = kernel[tap]
                            for column in 0..<width {
                                target[start + column] += weight * padded[tap + column]
                            }
                        }
                    }
                }
            }
        }
        return result
    }
}
