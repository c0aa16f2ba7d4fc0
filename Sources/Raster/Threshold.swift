import CKernels

extension GrayRaster {
    /// Returns a mask of the pixels above a value; an equal one is not set, nor is NaN.
    package func mask(above threshold: Float) -> BinaryMask {
        let bytes = [UInt8](unsafeUninitializedCapacity: pixels.count) { target, count in
            pixels.withUnsafeBufferPointer { source in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                raster_mask_above(from, threshold, to, source.count)
            }
            count = pixels.count
        }
        return BinaryMask(width: width, height: height, pixels: bytes)
    }

    /// The greatest value, or 0 in an empty picture.
    package var greatest: Float {
        pixels.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress, !source.isEmpty else { return 0 }
            return raster_greatest_number(start, source.count)
        }
    }

    /// The sum of all values, added in double precision.
    package var sum: Float { Float(pixels.reduce(0) { $0 + Double($1) }) }
}
