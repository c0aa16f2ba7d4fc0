import Decoders
import Files
package import MNIST
import PhotoFiles
package import Raster

/// Writes pictures as PNG files' bytes, by ImageMagick.
///
/// Encoding takes time in proportion to the pixels.
package enum PNG {
    /// Returns a picture as a PNG file of 8 bits a channel; throws `PictureError` where
    /// there are no pixels.
    package static func encode(_ picture: ColorRaster) throws(PictureError) -> [UInt8] {
        try picture.encoded(as: .png)
    }

    /// Returns a picture as a PNG file that is printed at a resolution in pixels per meter.
    ///
    /// Source: PNG Specification, chunk pHYs: the resolution across and down, and the unit, 1 for meters.
    package static func encode(
        _ picture: ColorRaster, pixelsPerMeter: Int
    ) throws(PictureError) -> [UInt8] {
        let file = try encode(picture)
        /// The four bytes of a number, highest first.
        func bigEndian(_ number: Int) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
        }
        let body =
            Array("pHYs".utf8) + bigEndian(pixelsPerMeter) + bigEndian(pixelsPerMeter) + [1]
        // A chunk is the length of its data, its name and data, and a checksum of both.
        let chunk = bigEndian(9) + body + bigEndian(Int(Gzip.checksum(body)))
        // Behind the signature (8 bytes) and the header (25 bytes), where the chunk may stand.
        return file[..<33] + chunk + file[33...]
    }

    /// Returns 28×28 pictures that lie side by side, `columns` in a row, as a gray PNG file, ink dark on white.
    ///
    /// They fill the rows from the top left; places without a picture are white, and pictures
    /// beyond the last place are left out.
    package static func encode(
        digits: [DigitImage?], columns: Int, rows: Int
    ) throws(PictureError) -> [UInt8] {
        let (side, width) = (DigitImage.side, columns * DigitImage.side)
        var bytes = [UInt8](repeating: 255, count: width * rows * side)
        for (place, digit) in digits.prefix(columns * rows).enumerated() {
            guard let digit else { continue }
            // The byte of the picture's top left pixel, in an image of one byte a pixel.
            let corner = place / columns * side * width + place % columns * side
            for y in 0..<side {
                for x in 0..<side { bytes[corner + y * width + x] = 255 - digit[x, y] }
            }
        }
        do throws(DecoderError) {
            var image = try MagickImage(.gray, bytes, width: width, height: rows * side)
            return try image.encoded(as: .png)
        } catch {
            throw PictureError(reason: error.description)
        }
    }
}

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
        try picture.encoded(as: .jpeg, quality: quality, halvesChroma: halvesChroma)
    }
}

/// Why a picture could not be encoded.
package struct PictureError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What hinders, as a clause.
    package let reason: String

    /// One sentence for people, without a full stop.
    package var description: String { "cannot encode a picture: \(reason)" }
}

extension ColorRaster {
    /// Returns the picture as a file of a format, by ImageMagick; throws where there are no pixels or the encoder fails.
    ///
    /// A JPEG has a quality from 1 to 100, and with `halvesChroma` its color half the resolution both ways.
    func encoded(
        as format: ImageFormat, quality: Int? = nil, halvesChroma: Bool = true
    ) throws(PictureError) -> [UInt8] {
        // ImageMagick ends the process when it is handed a picture without pixels.
        guard width > 0, height > 0 else { throw PictureError(reason: "it has no pixels") }
        do throws(DecoderError) {
            var image = try MagickImage(self)
            return try image.encoded(as: format, quality: quality, halvesChroma: halvesChroma)
        } catch {
            throw PictureError(reason: error.description)
        }
    }
}
