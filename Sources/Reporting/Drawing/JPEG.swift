import Decoders
import PhotoFiles
import Raster

/// Writes pictures as JPEG files' bytes: for photos, where PNG would be ten times as large.
///
/// ImageMagick encodes them.
enum JPEG {
    /// Returns a picture as a JPEG file of a quality from 1 to 100.
    ///
    /// With `halvesChroma`, color has half the resolution both ways (4:2:0), which photos bear and fine colored lines
    /// do not. Throws `ReportingError.picture` where there are no pixels or the encoder fails.
    static func encode(
        _ picture: ColorRaster, quality: Int, halvesChroma: Bool
    ) throws(ReportingError) -> [UInt8] {
        // ImageMagick ends the process when it is handed a picture without pixels.
        guard picture.width > 0, picture.height > 0 else {
            throw .picture(reason: "it has no pixels")
        }
        do throws(DecoderError) {
            var image = try MagickImage(picture)
            return try image.encoded(as: .jpeg, quality: quality, halvesChroma: halvesChroma)
        } catch {
            throw .picture(reason: error.description)
        }
    }
}
