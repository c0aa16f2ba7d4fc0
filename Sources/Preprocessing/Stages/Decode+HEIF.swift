import HEIF
import ImageMagick
package import PhotoFiles
import Raster

extension Decode {
    /// Whether photos of the format can be decoded here.
    package static func reads(_ format: ImageFormat) -> Bool {
        switch format {
        case .heic: HEIFDecoder.reads(.hevc) || MagickRuntime.supports(.heic)
        case .avif: HEIFDecoder.reads(.av1) || MagickRuntime.supports(.avif)
        default: MagickRuntime.supports(MagickFormat(format))
        }
    }

    /// Decodes a HEIC or AVIF file, which libheif cannot make smaller meanwhile.
    func decodedHEIF(
        _ photo: Photo, _ header: ImageHeader
    ) throws -> (color: ColorRaster, fullSide: Int) {
        let picture = try HEIFDecoder.picture(
            of: photo.bytes, atMost: header.width * header.height)
        let fullSide = max(picture.width, picture.height)
        guard picture.hasAlpha else {
            let color = ColorRaster(
                width: picture.width, height: picture.height, bytes: picture.bytes)
            return (color.areaScaled(toLongSide: longSide), fullSide)
        }
        var image = try MagickImage(
            .rgba, picture.bytes, width: picture.width, height: picture.height)
        try image.shrink(toLongSide: longSide)
        return (try image.opaqueRaster(), fullSide)
    }
}

extension ImageFormat {
    /// Whether libheif is to decode it, where it is installed.
    var isHEIF: Bool { self == .heic || self == .avif }
}

extension PreprocessingError {
    /// What libheif's failure means for the photo.
    init(_ error: HEIFError) {
        self =
            switch error {
            case .notInstalled: Self(HEIFError.unsupported(reason: "it is not installed"))
            case .unsupported(let reason):
                .unsupportedFormat(
                    reason: """
                        libheif cannot decode the photo here\(Self.parenthesized(reason)); install its \
                        plugins, or save the photo as JPEG or PNG.
                        """)
            case .broken(let reason):
                .undecodable(
                    reason: "its pixels are broken or cut off" + Self.parenthesized(reason))
            case .memoryExhausted: .memory(reason: MagickError.memoryExhausted.description)
            }
    }

    private static func parenthesized(_ reason: String) -> String {
        reason.isEmpty ? "" : " (\(reason))"
    }
}
