extension GrayRaster {
    /// Returns the pixels above a value.
    package func mask(above threshold: Float) -> BinaryMask {
        let bytes = [UInt8](unsafeUninitializedCapacity: pixels.count) { target, count in
            pixels.withUnsafeBufferPointer { source in
                for index in 0..<source.count { target[index] = source[index] > threshold ? 1 : 0 }
            }
            count = pixels.count
        }
        return BinaryMask(width: width, height: height, pixels: bytes)
    }

    /// The greatest value, or 0 in an empty picture.
    package var greatest: Float {
        guard !pixels.isEmpty else { return 0 }
        // Column by column first: that runs over whole rows at once.
        var columns = Array(pixels[..<width])
        columns.withUnsafeMutableBufferPointer { columns in
            pixels.withUnsafeBufferPointer { source in
                for row in 1..<max(1, height) {
                    let line = source.row(row, width: width)
                    for index in 0..<columns.count {
                        columns[index] = Greatest.of(columns[index], line[index])
                    }
                }
            }
        }
        return columns.reduce(columns[0]) { Greatest.of($0, $1) }
    }

    /// The sum of all values.
    package var sum: Float { Float(pixels.reduce(0) { $0 + Double($1) }) }
}
