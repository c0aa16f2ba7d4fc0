import Decoders
import PhotoFiles
import Raster
import SyntheticDigits

/// The encoding of rasters as files.
enum PhotoEncoder {
    /// Returns an upright raster as a JPEG of a quality, 1 … 100, that is stored with an EXIF
    /// orientation, 1 … 8.
    ///
    /// With any other orientation than 1 the pixels are turned and the file says how.
    static func jpeg(
        _ raster: ColorRaster, quality: Int, orientation: Int = 1
    ) throws -> [UInt8] {
        var image = try MagickImage(EXIFOrientation.stored(raster, orientation: orientation))
        let bytes = try image.encoded(as: .jpeg, quality: quality)
        return orientation == 1
            ? bytes : EXIFOrientation.tagged(bytes, orientation: orientation)
    }

    /// Returns a raster as a PPM file: a heading and the bytes of red, green and blue.
    static func ppm(_ raster: ColorRaster) -> [UInt8] {
        Array("P6\n\(raster.width) \(raster.height)\n255\n".utf8) + raster.bytes
    }

    /// Returns a raster as a PNG.
    static func png(_ raster: ColorRaster) throws -> [UInt8] {
        var image = try MagickImage(raster)
        return try image.encoded(as: .png)
    }
}
