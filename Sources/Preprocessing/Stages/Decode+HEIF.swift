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
        switch picture.layout {
        case .rgb:
            return (picture.interleaved(toLongSide: longSide), fullSide)
        case .yCbCr(let red, let blue, let isFullRange):
            let encoding = YCbCrEncoding(red: red, blue: blue, isFullRange: isFullRange)
            return (picture.converted(from: encoding, toLongSide: longSide), fullSide)
        case .rgba:
            var image = try MagickImage(
                .rgba, picture.packed(bytesPerPixel: 4), width: picture.width,
                height: picture.height)
            try image.shrink(toLongSide: longSide)
            return (try image.opaqueRaster(), fullSide)
        }
    }
}

extension HEIFPicture {
    /// The picture of interleaved colors, with its longer side scaled down to at most this.
    fileprivate func interleaved(toLongSide side: Int) -> ColorRaster {
        let scaling = AreaScaling(fromWidth: width, fromHeight: height, toLongSide: side)
        let bytes = withPlane(.first) { bytes, rowBytes, _, _ in
            scaling.scaled(bytes, rowBytes: rowBytes, channels: .three)
        }
        return ColorRaster(width: scaling.newWidth, height: scaling.newHeight, bytes: bytes)
    }

    /// The same of a picture in planes: they are scaled, so that few pixels are left to convert.
    fileprivate func converted(
        from encoding: YCbCrEncoding, toLongSide side: Int
    ) -> ColorRaster {
        let whole = AreaScaling(fromWidth: width, fromHeight: height, toLongSide: side)
        func scaled(_ plane: Plane) -> [UInt8] {
            withPlane(plane) { bytes, rowBytes, width, height in
                // Differences may have fewer pixels than brightness has.
                AreaScaling(
                    fromWidth: width, fromHeight: height, toWidth: whole.newWidth,
                    toHeight: whole.newHeight
                ).scaled(bytes, rowBytes: rowBytes, channels: .one)
            }
        }
        return encoding.raster(
            width: whole.newWidth, height: whole.newHeight, luma: scaled(.first),
            blueDifference: scaled(.blueDifference), redDifference: scaled(.redDifference))
    }

    /// The rows without what may stand between them.
    fileprivate func packed(bytesPerPixel: Int) -> [UInt8] {
        withPlane(.first) { bytes, rowBytes, width, height in
            var packed: [UInt8] = []
            packed.reserveCapacity(bytesPerPixel * width * height)
            for row in 0..<height {
                packed += bytes[row * rowBytes..<row * rowBytes + bytesPerPixel * width]
            }
            return packed
        }
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
