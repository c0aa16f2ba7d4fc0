/// A yes or no for every pixel, row by row: 1 is ink, 0 is not.
package struct BinaryMask: Sendable, Equatable {
    /// Columns.
    package let width: Int
    /// Rows.
    package let height: Int
    /// `width * height` bytes, each 0 or 1.
    package var pixels: [UInt8]

    /// Makes an empty mask.
    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
        pixels = [UInt8](repeating: 0, count: width * height)
    }

    /// Makes a mask from bytes that are 0 or 1; the count must be `width * height`.
    package init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(pixels.count == width * height)
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Whether the pixel at a column and a row is set.
    package subscript(x: Int, y: Int) -> Bool {
        get { pixels[y * width + x] != 0 }
        set { pixels[y * width + x] = newValue ? 1 : 0 }
    }
}
