internal import CDecoders
package import Raster

extension MagickImage {
    /// Makes an opaque sRGB raster of the picture: colors converted, transparent parts laid on
    /// paper.
    package mutating func opaqueRaster() throws(DecoderError) -> ColorRaster {
        try check(unsafe magick_shim_to_srgb(handle), .convert)
        guard unsafe magick_shim_has_alpha(handle) else {
            return ColorRaster(width: width, height: height, bytes: try bytes(.rgb))
        }
        let rgba = try bytes(.rgba)
        let (width, height) = (self.width, self.height)
        return ColorRaster.onPaper { paper in
            var rgb = [UInt8](repeating: 0, count: 3 * width * height)
            unsafe rgba.withUnsafeBufferPointer {
                unsafe TransparentPixels.color.lay($0, on: paper, into: &rgb)
            }
            return ColorRaster(width: width, height: height, bytes: rgb)
        }
    }
}
