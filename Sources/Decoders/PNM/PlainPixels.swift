import PhotoFiles
import Raster

/// Portable pixmaps and graymaps whose bytes are the pixels: there is nothing to decode.
///
/// Programs hand over pixels this way, and need no ImageMagick for it.
enum PlainPixels {
    /// The picture at its full size; nil where its bytes have to be decoded after all, or some are missing.
    ///
    /// One byte a pixel is gray, three are red, green and blue.
    static func raster(of photo: Photo) -> ColorRaster? {
        guard let (start, channels) = PNMHeader.plainPixels(in: photo.bytes) else { return nil }
        let (width, height) = (photo.header.width, photo.header.height)
        if channels == 3 {
            return ColorRaster(width: width, height: height, bytes: Array(photo.bytes[start...]))
        }
        var bytes = [UInt8](repeating: 0, count: 3 * width * height)
        for pixel in 0..<width * height {
            let level = photo.bytes[start + pixel]
            for channel in 0..<3 { bytes[3 * pixel + channel] = level }
        }
        return ColorRaster(width: width, height: height, bytes: bytes)
    }
}
