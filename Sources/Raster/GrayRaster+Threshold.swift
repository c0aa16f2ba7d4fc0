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
        pixels.withUnsafeBufferPointer { source in
            guard var result = source.first else { return 0 }
            for index in 0..<source.count { result = Greatest.of(result, source[index]) }
            return result
        }
    }

    /// The sum of all values.
    package var sum: Float { Float(pixels.reduce(0) { $0 + Double($1) }) }
}
