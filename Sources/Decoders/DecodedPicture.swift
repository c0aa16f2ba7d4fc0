package import Raster

/// A photo's pixels, as stored: not yet turned upright.
package struct DecodedPicture: Sendable {
    /// The picture at the size that was asked for, opaque sRGB.
    package let color: ColorRaster
    /// The longer side of the whole picture in the file, in pixels.
    package let fullSide: Int
    /// Which part of each side was decoded: 1, 2, 4 or 8 stand for 1/1 … 1/8.
    package let reduction: Int
    /// Whether something was wrong with the bytes.
    package let isDamaged: Bool
    /// What decoded it.
    package let library: Library

    /// The libraries that decode photos; the raw value is what people know them by.
    package enum Library: String, Sendable {
        case imageMagick = "ImageMagick"
        case libjpeg, libheif
    }
}
