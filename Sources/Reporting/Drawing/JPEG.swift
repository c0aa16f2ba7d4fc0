import Decoders
import PhotoFiles
import Raster

/// Writes pictures as JPEG files' bytes: for photos, where PNG would be ten times as large.
enum JPEG {
    /// Returns a picture as a JPEG file; fine colored lines need their chroma whole.
    static func encode(
        _ picture: ColorRaster, quality: Int, halvesChroma: Bool
    ) throws(ReportingError) -> [UInt8] {
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
