extension GrayRaster {
    /// Returns the picture at another size, each new pixel the mean of the area it covers.
    ///
    /// Exact also when the sizes do not divide: a pixel that is partly covered counts with its
    /// covered part. The mean of all pixels is kept.
    package func areaResampled(width newWidth: Int, height newHeight: Int) -> GrayRaster {
        // Rows first: that pass runs over whole rows at once and leaves fewer of them.
        areaResampled(toHeight: newHeight).areaResampled(toWidth: newWidth)
    }

    private func areaResampled(toHeight newHeight: Int) -> GrayRaster {
        guard newHeight != height else { return self }
        let taps = AreaTaps(from: height, to: newHeight)
        var result = GrayRaster(width: width, height: newHeight)
        pixels.withUnsafeBufferPointer { source in
            result.pixels.withUnsafeMutableBufferPointer { target in
                for row in 0..<newHeight {
                    let out = target.row(row, width: width)
                    for tap in taps.range(of: row) {
                        out.add(
                            source.row(taps.positions[tap], width: width), times: taps.weights[tap])
                    }
                }
            }
        }
        return result
    }

    private func areaResampled(toWidth newWidth: Int) -> GrayRaster {
        guard newWidth != width else { return self }
        let taps = AreaTaps(from: width, to: newWidth)
        var result = GrayRaster(width: newWidth, height: height)
        pixels.withUnsafeBufferPointer { source in
            result.pixels.withUnsafeMutableBufferPointer { target in
                taps.positions.withUnsafeBufferPointer { positions in
                    taps.weights.withUnsafeBufferPointer { weights in
                        for row in 0..<height {
                            let line = source.row(row, width: width)
                            let out = target.row(row, width: newWidth)
                            for column in 0..<newWidth {
                                var sum: Float = 0
                                for tap in taps.range(of: column) {
                                    sum += weights[tap] * line[positions[tap]]
                                }
                                out[column] = sum
                            }
                        }
                    }
                }
            }
        }
        return result
    }
}

/// Which old positions a new one covers along one axis, and with which part.
private struct AreaTaps {
    /// Old positions, those of the first new position first.
    private(set) var positions: [Int] = []
    /// The weight of each; those of one new position sum to 1.
    private(set) var weights: [Float] = []
    private var starts = [0]

    init(from oldCount: Int, to newCount: Int) {
        let ratio = Double(oldCount) / Double(newCount)
        for index in 0..<newCount {
            let low = Double(index) * ratio
            let high = min(Double(index + 1) * ratio, Double(oldCount))
            let first = min(Int(low), oldCount - 1)
            for position in first..<max(first + 1, min(oldCount, Int(high.rounded(.up)))) {
                let covered = min(high, Double(position + 1)) - max(low, Double(position))
                // A sliver is rounding, not coverage.
                guard covered > 1e-9 else { continue }
                positions.append(position)
                weights.append(Float(covered / ratio))
            }
            starts.append(positions.count)
        }
    }

    func range(of index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }
}
