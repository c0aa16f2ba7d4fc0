/// An opaque sRGB picture of 8 bits a channel, 0 … 255: red, green, blue interleaved, row by row
/// from the top left.
package struct ColorRaster: Sendable, Equatable {
    /// Columns of pixels.
    package let width: Int
    /// Rows of pixels.
    package let height: Int
    /// Red, green and blue of each pixel: `3 * width * height` bytes.
    package var bytes: [UInt8]

    /// Makes a raster from interleaved RGB bytes; the count must be `3 * width * height`.
    package init(width: Int, height: Int, bytes: [UInt8]) {
        precondition(bytes.count == 3 * width * height)
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    /// The longer side in pixels.
    package var longSide: Int { max(width, height) }
}
