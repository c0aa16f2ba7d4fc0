import CKernels

extension ColorRaster {
    /// Returns a gray picture whose pixels lie at any places of this one, its channels weighted and summed.
    ///
    /// `places` has x and y of each new pixel, row by row, in pixels from this picture's top left corner, pixel centers
    /// at halves. Between the centers a Catmull-Rom spline runs through them, which keeps edges as sharp as they are;
    /// beyond the border the border's pixels go on. Values are limited to 0 … 255. The default weights are those of
    /// brightness (ITU-R BT.601); an empty picture gives zeros.
    package func sampled(
        width newWidth: Int, height newHeight: Int, at places: [Float], red: Float = 0.299,
        green: Float = 0.587, blue: Float = 0.114
    ) -> GrayRaster {
        precondition(places.count == 2 * newWidth * newHeight)
        let count = newWidth * newHeight
        guard width > 0, height > 0 else {
            return GrayRaster(width: newWidth, height: newHeight)
        }
        // Not set to zero first: the kernel writes every value.
        let pixels = [Float](unsafeUninitializedCapacity: count) { target, filled in
            bytes.withUnsafeBufferPointer { source in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                raster_sample_colors(from, width, height, [red, green, blue], places, to, count)
            }
            filled = count
        }
        return GrayRaster(width: newWidth, height: newHeight, pixels: pixels)
    }
}
