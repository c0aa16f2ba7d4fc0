import CKernels

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
