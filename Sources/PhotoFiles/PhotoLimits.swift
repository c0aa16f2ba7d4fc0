/// How large a photo may be before it is refused; one place for all such numbers.
public struct PhotoLimits: Sendable, Hashable {
    /// The largest file in bytes; a camera's best JPEG has 20 to 30 MB.
    public var fileSize = 64_000_000
    /// The shortest side in pixels that can hold anything.
    package var shortestSide = 4
    /// The longest side in pixels; ImageMagick's own usual limit.
    public var longestSide = 16_384
    /// The most pixels of a picture that is decoded whole.
    public var pixels = 64_000_000
    /// The most pixels of a JPEG, of which an eighth of each side is decoded: today's 200-megapixel phones and some
    /// more.
    public var jpegPixels = 210_000_000
    /// The most pixels of a PNG, which is decoded row by row: a sheet of A4 at 1,200 dots an inch.
    public var pngPixels = 140_000_000
    /// The most scans of a progressive JPEG; real ones have about ten.
    package var scans = 100
    /// The most pixels times scans of a JPEG: each scan visits every pixel again.
    package var scannedPixels = 1_280_000_000

    /// Makes the default limits.
    public init() {}

    /// Refuses a picture over the limits and one without any pixel.
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

    /// The most pixels of a picture in the format.
    package func mostPixels(of format: ImageFormat) -> Int {
        switch format {
        case .jpeg: jpegPixels
        case .png: pngPixels
        default: pixels
        }
    }
}
