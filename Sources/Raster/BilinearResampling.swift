import CKernels

extension GrayRaster {
    /// Returns the picture at another size, by bilinear interpolation between pixel centers.
    ///
    /// Meant for enlarging; beyond the outermost centers the edge pixel goes on.
    package func bilinearResampled(width newWidth: Int, height newHeight: Int) -> GrayRaster {
        guard newWidth != width || newHeight != height else { return self }
        let columns = LinearTaps(from: width, to: newWidth)
        let rows = LinearTaps(from: height, to: newHeight)
        var lines = [Float](repeating: 0, count: width * Int(RASTER_LANES))
        // Along the rows first: enlarging, there are fewer rows before than after.
        let widened = filled(width: newWidth, height: height) { source, target in
            raster_blend_columns(
                source, width, height, columns.lower, columns.upper, columns.fraction, &lines,
                target, newWidth)
        }
        return widened.filled(width: newWidth, height: newHeight) { source, target in
            // Each new row lies between two of the widened picture's.
            for row in 0..<newHeight {
                raster_blend_rows(
                    source + Int(rows.lower[row]) * newWidth,
                    source + Int(rows.upper[row]) * newWidth, rows.fraction[row],
                    target + row * newWidth, newWidth)
            }
        }
    }
}

extension ColorRaster {
    /// Returns the picture enlarged by bilinear interpolation between pixel centers, rounded to
    /// bytes.
    ///
    /// Scaled down, it would leave pixels out: `areaScaled` is made for that.
    package func bilinearResampled(width newWidth: Int, height newHeight: Int) -> ColorRaster {
        // Each channel is a gray picture of its own.
        let channels = [
            mixed(red: 1, green: 0, blue: 0), mixed(red: 0, green: 1, blue: 0),
            mixed(red: 0, green: 0, blue: 1),
        ].map { $0.bilinearResampled(width: newWidth, height: newHeight) }
        var bytes = [UInt8](repeating: 0, count: 3 * newWidth * newHeight)
        for (offset, channel) in channels.enumerated() {
            for (index, value) in channel.pixels.enumerated() {
                bytes[3 * index + offset] = UInt8(min(max(value.rounded(), 0), 255))
            }
        }
        return ColorRaster(width: newWidth, height: newHeight, bytes: bytes)
    }
}

/// Between which two old positions each new one lies along one axis, and how far from the lower.
private struct LinearTaps {
    /// The position of the old center before each new one.
    var lower: [Int32] = []
    /// The position of the old center behind each new one; the same as before it at the edges.
    var upper: [Int32] = []
    /// How far each new center is from the one before it towards the one behind it, 0 ..< 1.
    var fraction: [Float] = []

    /// Maps the centers of `newCount` pixels to positions among `oldCount`; beyond the first and the last center the
    /// edge goes on.
    init(from oldCount: Int, to newCount: Int) {
        let ratio = Double(oldCount) / Double(newCount)
        lower.reserveCapacity(newCount)
        upper.reserveCapacity(newCount)
        fraction.reserveCapacity(newCount)
        for index in 0..<newCount {
            // Centers of pixels are at halves.
            let position = (Double(index) + 0.5) * ratio - 0.5
            let clamped = min(max(position, 0), Double(oldCount - 1))
            let low = Int(clamped)
            lower.append(Int32(low))
            upper.append(Int32(min(low + 1, oldCount - 1)))
            fraction.append(Float(clamped - Double(low)))
        }
    }
}
