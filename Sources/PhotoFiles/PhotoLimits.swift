/// How large a photo may be before it is refused; one place for all such numbers.
///
/// JPEGs are also refused for more scans than any camera makes: each goes over the whole picture again.
///
/// The defaults keep a hostile file from costing memory or time without bound. They follow from what devices make,
/// as said at each, and were not tuned by measuring.
public struct PhotoLimits: Sendable, Hashable {
    /// The largest file in bytes.
    ///
    /// A camera's best JPEG has 20 to 30 MB; the default is twice that. Each photo is held in memory whole.
    public var fileSize = 64_000_000
    /// The shortest side in pixels of a picture that is read.
    ///
    /// Four pixels cannot show a digit, and fewer make filters meaningless; set by eye.
    package var shortestSide = 4
    /// The longest side in pixels.
    ///
    /// The default is the limit of ImageMagick's policy as Debian ships it (`width` and `height`, 16KP).
    public var longestSide = 16_384
    /// The most pixels of a picture that is decoded whole.
    ///
    /// The default, 64 megapixels, takes 192 MB as bytes of red, green and blue, and at least twice that inside
    /// ImageMagick, which has 16 bits or more a channel.
    public var pixels = 64_000_000
    /// The most pixels of a JPEG, of which so large a one is decoded at an eighth of each side.
    ///
    /// The default is what phones of 200 megapixels make, and some more.
    public var jpegPixels = 210_000_000
    /// The most pixels of a PNG, which is decoded pixel row by pixel row.
    ///
    /// The default is a sheet of A4 at 1,200 dots an inch.
    public var pngPixels = 140_000_000
    /// The most scans of a progressive JPEG.
    ///
    /// Real ones have about ten; the default is an order of magnitude more, not tuned.
    package var scans = 100
    /// The most pixels times scans of a JPEG, as each scan visits every pixel again.
    ///
    /// The default is 20 scans of 64 megapixels; no origin beyond that is recorded.
    package var scannedPixels = 1_280_000_000

    /// Makes the default limits.
    public init() {}

    /// Throws for a picture over the limits of sides and pixels, and for one without any pixel.
    ///
    /// The shortest side is not checked here but by the decoder.
    ///
    /// - Throws: `tooLarge`, or `corrupt` where a side is 0 or negative
    package func check(_ header: ImageHeader) throws(PhotoFileError) {
        guard header.width > 0, header.height > 0 else {
            throw .corrupt(reason: "its header promises a picture without pixels")
        }
        guard max(header.width, header.height) <= longestSide,
            header.width * header.height <= mostPixels(of: header.format)
        else {
            throw .tooLarge(
                reason: """
                    the picture has \(header.width) × \(header.height) pixels; at most \
                    \(longestSide) a side and \(mostPixels(of: header.format) / 1_000_000) million in \
                    all are read
                    """)
        }
    }

    /// The most pixels of a picture in a format, by how much of it is held in memory while it is decoded.
    package func mostPixels(of format: ImageFormat) -> Int {
        switch format {
        case .jpeg: jpegPixels
        case .png: pngPixels
        default: pixels
        }
    }
}
