import Decoders
import PhotoFiles
import Raster
import SyntheticDigits

/// Turns a raster into the bytes of a file.
enum PhotoEncoder {
    /// Encodes an upright raster as a JPEG that is stored with an EXIF orientation.
    static func jpeg(
        _ raster: ColorRaster, quality: Int, orientation: Int = 1
    ) throws -> [UInt8] {
        var image = try MagickImage(EXIFOrientation.stored(raster, orientation: orientation))
        let bytes = try image.encoded(as: .jpeg, quality: quality)
        return orientation == 1
            ? bytes : EXIFOrientation.tagged(bytes, orientation: orientation)
    }

    /// A raster's bytes behind the heading of a PPM file.
    static func ppm(_ raster: ColorRaster) -> [UInt8] {
        Array("P6\n\(raster.width) \(raster.height)\n255\n".utf8) + raster.bytes
    }

    /// Encodes a raster as a PNG.
    static func png(_ raster: ColorRaster) throws -> [UInt8] {
        var image = try MagickImage(raster)
        return try image.encoded(as: .png)
    }
}
