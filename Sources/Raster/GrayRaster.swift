import CKernels

/// A picture with one number per pixel, row by row from the top left; four bytes a pixel.
///
/// What the number means is its owner's business: a photo holds 0 (black) … 255 (white), ink maps hold 0
/// (paper) … about 1 (ink).
package struct GrayRaster: Sendable, Equatable {
    /// Columns of pixels.
    package let width: Int
    /// Rows of pixels.
    package let height: Int
    /// `width * height` values, row by row.
    package var pixels: [Float]

    /// Makes a raster filled with one value.
    package init(width: Int, height: Int, filledWith value: Float = 0) {
        self.width = width
        self.height = height
        pixels = [Float](repeating: value, count: width * height)
    }

    /// Makes a raster from its values, row by row; the count must be `width * height`.
    package init(width: Int, height: Int, pixels: [Float]) {
        precondition(pixels.count == width * height)
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// The value at a column and a row, both counted from 0.
    package subscript(x: Int, y: Int) -> Float {
        get { pixels[y * width + x] }
        set { pixels[y * width + x] = newValue }
    }

    /// Returns a raster of another size that the closure fills, all of it, from this one's values.
    ///
    /// The closure is given the first of this raster's values and the first of the new one's, which are not set yet.
    /// Where either raster is empty it is not called, and all values are 0.
    func filled(
        width newWidth: Int, height newHeight: Int,
        by fill: (UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
    ) -> GrayRaster {
        let size = newWidth * newHeight
        let values = [Float](unsafeUninitializedCapacity: size) { target, count in
            pixels.withUnsafeBufferPointer { source in
                guard let from = source.baseAddress, let to = target.baseAddress, !source.isEmpty
                else { return target.initialize(repeating: 0) }
                fill(from, to)
            }
            count = size
        }
        return GrayRaster(width: newWidth, height: newHeight, pixels: values)
    }

    /// The longer side in pixels.
    package var longSide: Int { max(width, height) }
}

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
