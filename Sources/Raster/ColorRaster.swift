import CKernels

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

extension ColorRaster {
    /// Returns a gray picture of the three channels, weighted and summed; nothing is rounded or
    /// limited.
    package func mixed(red: Float, green: Float, blue: Float) -> GrayRaster {
        let count = width * height
        let pixels = [Float](unsafeUninitializedCapacity: count) { target, initialized in
            bytes.withUnsafeBufferPointer { source in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                raster_mix_channels(from, red, green, blue, to, count)
            }
            initialized = count
        }
        return GrayRaster(width: width, height: height, pixels: pixels)
    }

    /// The brightness people see, 0 … 255: weights of ITU-R BT.601.
    package var luma: GrayRaster { mixed(red: 0.299, green: 0.587, blue: 0.114) }
}
