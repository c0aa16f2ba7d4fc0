import CKernels

extension GrayRaster {
    /// Returns the picture at another size by area averaging, in floating point (`AreaScaling` is for bytes).
    ///
    /// Exact also when the sizes do not divide: a pixel that is partly covered counts with its covered part. The mean
    /// of all pixels is kept. Enlarged, pixels become blocks.
    package func areaResampled(width newWidth: Int, height newHeight: Int) -> GrayRaster {
        // Rows first: that pass runs over whole rows at once and leaves fewer of them.
        areaResampled(toHeight: newHeight).areaResampled(toWidth: newWidth)
    }

    /// Returns the picture with another number of rows, each the weighted mean of the old rows it covers.
    private func areaResampled(toHeight newHeight: Int) -> GrayRaster {
        guard newHeight != height else { return self }
        let taps = AreaTaps(from: height, to: newHeight)
        // The place of each old row's first pixel.
        let offsets = taps.sources.map { $0 * Int32(width) }
        return filled(width: width, height: newHeight) { source, target in
            offsets.withUnsafeBufferPointer { offsets in
                taps.weights.withUnsafeBufferPointer { weights in
                    guard let offset = offsets.baseAddress, let weight = weights.baseAddress
                    else { return }
                    for row in 0..<newHeight {
                        let (start, end) = (Int(taps.starts[row]), Int(taps.starts[row + 1]))
                        raster_sum_rows(
                            source, offset + start, weight + start, end - start,
                            target + row * width, width)
                    }
                }
            }
        }
    }

    /// Returns the picture with another number of columns, each the weighted mean of the old columns it covers.
    private func areaResampled(toWidth newWidth: Int) -> GrayRaster {
        guard newWidth != width else { return self }
        let taps = AreaTaps(from: width, to: newWidth)
        // Scratch in which the kernel puts some rows side by side.
        var lines = [Float](repeating: 0, count: width * Int(RASTER_LANES))
        return filled(width: newWidth, height: height) { source, target in
            raster_sum_columns(
                source, width, height, taps.starts, taps.sources, taps.weights, &lines, target,
                newWidth)
        }
    }
}

/// Which old positions each new one covers along one axis, and with which part.
private struct AreaTaps {
    /// Old positions, those of the first new position first, each from the lowest.
    private(set) var sources: [Int32] = []
    /// The weight of each; those of one new position sum to 1.
    private(set) var weights: [Float] = []
    /// Where those of each new position begin in `sources` and `weights`, and at last their count.
    private(set) var starts: [Int32] = [0]

    /// Finds the old positions that each of `newCount` equal intervals of `0 ..< oldCount` covers; both are at least 1.
    init(from oldCount: Int, to newCount: Int) {
        let ratio = Double(oldCount) / Double(newCount)
        sources.reserveCapacity(oldCount + 2 * newCount)
        weights.reserveCapacity(oldCount + 2 * newCount)
        starts.reserveCapacity(newCount + 1)
        for index in 0..<newCount {
            // The interval of the old axis that the new position covers; rounding must not lead beyond the last pixel.
            let low = Double(index) * ratio
            let high = min(Double(index + 1) * ratio, Double(oldCount))
            let first = min(Int(low), oldCount - 1)
            for position in first..<max(first + 1, min(oldCount, Int(high.rounded(.up)))) {
                let covered = min(high, Double(position + 1)) - max(low, Double(position))
                // A sliver, in pixels, is a product's rounding and not coverage: places are exact to about 1e-12.
                guard covered > 1e-9 else { continue }
                sources.append(Int32(position))
                weights.append(Float(covered / ratio))
            }
            starts.append(Int32(sources.count))
        }
    }
}
