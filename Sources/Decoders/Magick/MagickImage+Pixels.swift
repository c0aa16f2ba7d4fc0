internal import CDecoders
package import Raster

extension MagickImage {
    /// Makes a picture of an opaque sRGB raster.
    package init(_ raster: ColorRaster) throws(DecoderError) {
        try self.init(.rgb, raster.bytes, width: raster.width, height: raster.height)
    }

    /// Makes a picture of a gray raster: 0 is black, 255 white; values are rounded, and those
    /// beyond are clipped.
    package init(_ raster: GrayRaster) throws(DecoderError) {
        let bytes = raster.pixels.map { UInt8(max(0, min(255, $0.rounded()))) }
        try self.init(.gray, bytes, width: raster.width, height: raster.height)
    }

    /// Makes a picture of bytes, row by row; the count must fit the layout and the size.
    package init(
        _ layout: PixelLayout, _ bytes: [UInt8], width: Int, height: Int
    ) throws(DecoderError) {
        precondition(bytes.count == width * height * layout.rawValue.utf8.count)
        self = try Self.made(layout, bytes, width: width, height: height)
    }

    /// The longest side of a picture that is made of bytes, in pixels: what Debian's and Ubuntu's `policy.xml` allow.
    private static let longestSide = 16_000

    /// Makes a picture of bytes that fit the layout and the size.
    private static func made(
        _ layout: PixelLayout, _ bytes: [UInt8], width: Int, height: Int
    ) throws(DecoderError) -> MagickImage {
        // ImageMagick 6 ends the process, by a failed assertion, where a side exceeds its own limit.
        guard max(width, height) <= Self.longestSide else {
            throw .failed(.create, reason: "\(width)×\(height) pixels are more than it makes")
        }
        let image = try MagickImage()
        let handle = unsafe image.handle
        let success = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe magick_shim_constitute(
                handle, width, height, layout.rawValue, buffer.baseAddress)
        }
        try image.check(success, .create)
        return image
    }

    /// Which bytes stand for a pixel; the raw value is ImageMagick's map.
    package enum PixelLayout: String, Sendable {
        /// One byte, 0 black … 255 white.
        case gray = "I"
        /// Red, green, blue.
        case rgb = "RGB"
        /// Red, green, blue and 0 transparent … 255 opaque.
        case rgba = "RGBA"
    }

    /// Copies all pixels out, row by row.
    package func bytes(_ layout: PixelLayout) throws(DecoderError) -> [UInt8] {
        let handle = unsafe self.handle
        let count = width * height * layout.rawValue.utf8.count
        var success = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            success = unsafe magick_shim_export(handle, layout.rawValue, buffer.baseAddress)
            filled = success ? count : 0
        }
        try check(success, .export)
        return bytes
    }
}

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
