internal import CMagickShim
package import Raster

extension MagickImage {
    /// Makes an opaque sRGB raster of the picture: colours converted, transparent parts laid on
    /// paper.
    ///
    /// The paper is white, unless that hides a drawing which black paper shows: then black.
    package mutating func opaqueRaster() throws(MagickError) -> ColorRaster {
        try check(unsafe magick_shim_to_srgb(handle), .convert)
        guard unsafe magick_shim_has_alpha(handle) else {
            return ColorRaster(width: width, height: height, bytes: try bytes(.rgb))
        }
        let rgba = try bytes(.rgba)
        let onWhite = composed(rgba, on: 255)
        if range(of: onWhite) < Self.flatRange {
            let onBlack = composed(rgba, on: 0)
            if range(of: onBlack) >= Self.flatRange {
                return ColorRaster(width: width, height: height, bytes: onBlack)
            }
        }
        return ColorRaster(width: width, height: height, bytes: onWhite)
    }

    /// Below this difference between the brightest and the darkest value a picture shows nothing.
    private static var flatRange: Int { 40 }

    private func composed(_ rgba: [UInt8], on paper: Int) -> [UInt8] {
        var rgb = [UInt8](repeating: 0, count: rgba.count / 4 * 3)
        for pixel in 0..<rgba.count / 4 {
            let alpha = Int(rgba[4 * pixel + 3])
            for channel in 0..<3 {
                let mixed = Int(rgba[4 * pixel + channel]) * alpha + paper * (255 - alpha)
                rgb[3 * pixel + channel] = UInt8((mixed + 127) / 255)
            }
        }
        return rgb
    }

    private func range(of bytes: [UInt8]) -> Int {
        Int(bytes.max() ?? 0) - Int(bytes.min() ?? 0)
    }
}
