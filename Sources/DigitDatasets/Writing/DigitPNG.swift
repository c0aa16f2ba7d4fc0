import Decoders
package import MNIST
import PhotoFiles
import Raster

extension DigitImage {
    /// The picture as a PNG file of 28×28 gray pixels, 0 paper … 255 ink, as MNIST holds it.
    ///
    /// - Throws: where ImageMagick is missing or cannot encode
    package func png() throws -> [UInt8] {
        var picture = try MagickImage(
            .gray, pixels, width: DigitImage.side, height: DigitImage.side)
        return try picture.encoded(as: .png)
    }
}
