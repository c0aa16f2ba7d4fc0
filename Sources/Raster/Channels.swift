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
}
