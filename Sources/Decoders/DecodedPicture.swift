package import Raster

/// A photo's pixels as its file stores them: not yet turned upright.
package struct DecodedPicture: Sendable {
    /// The picture, scaled to the size that was asked for, as opaque sRGB.
    package var color: ColorRaster
    /// The longer side of the whole picture in the file, in pixels.
    package var fullSide: Int
    /// Which part of each side was decoded: 1, 2, 4 or 8 stand for 1/1 … 1/8.
    package var reduction = 1
    /// Whether something was wrong with the file's bytes, though a picture came of them.
    package var isDamaged = false
    /// Which parts of the picture the file does not have: boxes in pixels of the whole picture, as
    /// stored; none where all is there.
    package var missing: [PixelBox] = []
    /// What decoded it.
    package var decoder: Decoder

    /// What decodes photos; the raw value is what people know it by.
    package enum Decoder: String, Sendable {
        /// ImageMagick, by whichever library it uses for the format.
        case imageMagick = "ImageMagick"
        /// libjpeg, called without ImageMagick.
        case libjpeg
        /// libpng, called without ImageMagick.
        case libpng
        /// libheif, for HEIC and AVIF, called without ImageMagick.
        case libheif
        /// This project's reader of a JPEG's DC coefficients.
        case coefficients = "DC coefficients"
        /// The bytes of the file are the pixels.
        case plainPixels = "no decoder"
    }
}
