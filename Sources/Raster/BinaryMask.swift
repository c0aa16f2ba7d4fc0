import CKernels

/// A yes or no for every pixel, row by row from the top left: 1 is ink (foreground), 0 is not; a
/// byte a pixel.
package struct BinaryMask: Sendable, Equatable {
    /// Columns of pixels.
    package let width: Int
    /// Rows of pixels.
    package let height: Int
    /// `width * height` bytes, each 0 or 1.
    package var pixels: [UInt8]

    /// Makes a mask of which no pixel is set.
    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
        pixels = [UInt8](repeating: 0, count: width * height)
    }

    /// Makes a mask from bytes that are 0 or 1, row by row; the count must be `width * height`.
    package init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(pixels.count == width * height)
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Whether the pixel at a column and a row, both counted from 0, is set.
    package subscript(x: Int, y: Int) -> Bool {
        get { pixels[y * width + x] != 0 }
        set { pixels[y * width + x] = newValue ? 1 : 0 }
    }
}

extension BinaryMask {
    /// The number of set pixels.
    package var count: Int {
        pixels.withUnsafeBufferPointer { pixels in
            pixels.baseAddress.map { raster_sum_bytes($0, pixels.count) } ?? 0
        }
    }

    /// Whether no pixel is set; ends at the first one that is.
    package var isEmpty: Bool {
        pixels.withUnsafeBufferPointer { pixels in
            pixels.baseAddress.map { !raster_is_any_byte_set($0, pixels.count) } ?? true
        }
    }

    /// The smallest box around the set pixels; nil where there are none.
    package var boundingBox: PixelBox? {
        var (left, right, top, bottom) = (width, 0, height, 0)
        for row in 0..<height {
            // Rows come from the top, so the last one with a run is the lowest.
            forEachRun(inRow: row) { columns in
                left = min(left, columns.lowerBound)
                right = max(right, columns.upperBound)
                top = min(top, row)
                bottom = row + 1
            }
        }
        guard left < right else { return nil }
        return PixelBox(x: left, y: top, width: right - left, height: bottom - top)
    }
}
