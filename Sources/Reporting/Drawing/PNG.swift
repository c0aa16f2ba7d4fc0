import ImageMagick
package import Raster

/// Writes pictures as PNG files' bytes.
package enum PNG {
    /// Returns a picture as a PNG file.
    package static func encode(_ picture: ColorRaster) throws(ReportingError) -> [UInt8] {
        // ImageMagick ends the process when it is handed a picture without pixels.
        guard picture.width > 0, picture.height > 0 else {
            throw .picture(reason: "it has no pixels")
        }
        do throws(MagickError) {
            var image = try MagickImage(picture)
            return try image.encoded(as: .png)
        } catch {
            throw .picture(reason: error.description)
        }
    }
}
