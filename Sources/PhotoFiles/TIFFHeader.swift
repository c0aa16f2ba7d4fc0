/// What the directory of a TIFF's first image says; tags are those of TIFF 6.0.
enum TIFFHeader {
    /// ImageWidth: pixels a pixel row.
    private static let widthTag = 256
    /// ImageLength: pixel rows.
    private static let heightTag = 257
    /// Orientation, with the same eight values as in EXIF.
    private static let orientationTag = 274
    /// Compression: the number of the way in which the pixels are packed, 1 where they are not.
    private static let compressionTag = 259
    /// SampleFormat: whether samples are integers or floating-point numbers.
    private static let sampleFormatTag = 339
    /// The value of SampleFormat for floating-point numbers by IEEE 754.
    private static let floatingPoint = 3
    /// The numbers of compressions that no decoder here knows (libtiff's list of registered
    /// numbers), and what to call such a file.
    private static let foreignCompressions: [Int: ForeignContent] = [
        33_003: .jpeg2000InTIFF, 33_004: .jpeg2000InTIFF, 33_005: .jpeg2000InTIFF,
        34_712: .jpeg2000InTIFF, 50_002: .jpegXLInTIFF, 52_546: .jpegXLInTIFF,
    ]
    /// DNGVersion, a tag that only Adobe's raw format DNG has.
    private static let rawVersionTag = 50_706

    /// Checks a TIFF; its bytes stay as they are, since its parts refer to each other by offset.
    ///
    /// Further images give the warning `firstFrameOnly`.
    ///
    /// - Throws: `corrupt` without a directory or size, `tooLarge` over the limits,
    ///   `unsupportedFormat` for raw files and compressions that no decoder here knows
    static func photo(
        from bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) -> Photo {
        guard let directory = TIFFDirectory(ByteReader(bytes)) else {
            throw .corrupt(reason: "its directory is cut off")
        }
        if directory.values[rawVersionTag] != nil { throw .unsupportedFormat(.rawPhoto) }
        let compression = directory.values[compressionTag] ?? 1
        if let content = foreignCompressions[compression] { throw .unsupportedFormat(content) }
        var image = ImageHeader(
            format: .tiff, width: directory.values[widthTag] ?? 0,
            height: directory.values[heightTag] ?? 0,
            orientation: directory.values[orientationTag].flatMap(Orientation.init) ?? .upright)
        image.hasFloatingPoint = directory.values[sampleFormatTag] == floatingPoint
        try limits.check(image)
        return Photo(
            bytes: bytes, header: image,
            warnings: directory.hasSuccessor ? [.firstFrameOnly] : [])
    }
}
