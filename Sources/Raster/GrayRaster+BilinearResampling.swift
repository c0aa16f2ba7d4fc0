extension GrayRaster {
    /// Returns the picture at another size, interpolated linearly between pixel centers.
    ///
    /// Meant for enlarging; beyond the outermost centers the edge pixel goes on.
    package func bilinearResampled(width newWidth: Int, height newHeight: Int) -> GrayRaster {
        guard newWidth != width || newHeight != height else { return self }
        let columns = LinearTaps(from: width, to: newWidth)
        let rows = LinearTaps(from: height, to: newHeight)
        // Along the rows first: enlarging, there are fewer rows before than after.
        let widened = [Float](unsafeUninitializedCapacity: newWidth * height) { target, count in
            pixels.withUnsafeBufferPointer { source in
                columns.lower.withUnsafeBufferPointer { lower in
                    columns.upper.withUnsafeBufferPointer { upper in
                        columns.fraction.withUnsafeBufferPointer { fraction in
                            for row in 0..<height {
                                let line = source.row(row, width: width)
                                let out = target.row(row, width: newWidth)
                                for column in 0..<newWidth {
                                    let left = line[lower[column]]
                                    out[column] =
                                        left + fraction[column] * (line[upper[column]] - left)
                                }
                            }
                        }
                    }
                }
            }
            count = newWidth * height
        }
        let result = [Float](unsafeUninitializedCapacity: newWidth * newHeight) { target, count in
            widened.withUnsafeBufferPointer { source in
                for row in 0..<newHeight {
                    let above = source.row(rows.lower[row], width: newWidth)
                    let below = source.row(rows.upper[row], width: newWidth)
                    let fraction = rows.fraction[row]
                    let out = target.row(row, width: newWidth)
                    for column in 0..<newWidth {
                        out[column] = above[column] + fraction * (below[column] - above[column])
                    }
                }
            }
            count = newWidth * newHeight
        }
        return GrayRaster(width: newWidth, height: newHeight, pixels: result)
    }
}

/// Between which two old positions a new one lies along one axis, and how far from the lower.
private struct LinearTaps {
    var lower: [Int] = []
    var upper: [Int] = []
    var fraction: [Float] = []

    init(from oldCount: Int, to newCount: Int) {
        let ratio = Double(oldCount) / Double(newCount)
        for index in 0..<newCount {
            let position = (Double(index) + 0.5) * ratio - 0.5
            let clamped = min(max(position, 0), Double(oldCount - 1))
            let low = Int(clamped)
            lower.append(low)
            upper.append(min(low + 1, oldCount - 1))
            fraction.append(Float(clamped - Double(low)))
        }
    }
}
