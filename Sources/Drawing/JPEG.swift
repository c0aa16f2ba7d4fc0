import Decoders
import PhotoFiles
package import Raster

/// Writes pictures as JPEG files' bytes: for photos, where PNG would be ten times as large.
///
/// ImageMagick encodes them.
package enum JPEG {
    /// Returns a picture as a JPEG file of a quality from 1 to 100.
    ///
    /// With `halvesChroma`, color has half the resolution both ways (4:2:0), which photos bear and fine colored lines
    /// do not. Throws `PictureError` where there are no pixels or the encoder fails.
    package static func encode(
        _ picture: ColorRaster, quality: Int, halvesChroma: Bool
    ) throws(PictureError) -> [UInt8] {
        // ImageMagick ends the process when it is handed a picture without pixels.
        guard picture.width > 0, picture.height > 0 else {
            throw PictureError(reason: "it has no pixels")
        }
        do throws(DecoderError) {
            var image = try MagickImage(picture)
            return try image.encoded(as: .jpeg, quality: quality, halvesChroma: halvesChroma)
        } catch {
            throw PictureError(reason: error.description)
        }
    }
}
