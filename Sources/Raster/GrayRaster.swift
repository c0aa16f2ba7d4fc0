/// A picture with one number per pixel, row by row from the top left.
///
/// What the number means is its owner's business: a photo holds 0 (black) … 255 (white), ink maps
/// hold 0 (paper) … about 1 (ink).
package struct GrayRaster: Sendable, Equatable {
    /// Columns.
    package let width: Int
    /// Rows.
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

    /// The value at a column and a row.
    package subscript(x: Int, y: Int) -> Float {
        get { pixels[y * width + x] }
        set { pixels[y * width + x] = newValue }
    }

    /// The longer side in pixels.
    package var longSide: Int { max(width, height) }
}
