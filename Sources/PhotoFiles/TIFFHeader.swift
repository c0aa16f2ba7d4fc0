/// What a TIFF's first directory says.
enum TIFFHeader {
    private static let widthTag = 256
    private static let heightTag = 257
    private static let orientationTag = 274
    private static let compressionTag = 259
    private static let sampleFormatTag = 339
    private static let floatingPoint = 3
    /// Compressions that no decoder here knows (libtiff's list of registered numbers).
    private static let foreignCompressions: [Int: ForeignContent] = [
        33_003: .jpeg2000InTIFF, 33_004: .jpeg2000InTIFF, 33_005: .jpeg2000InTIFF,
        34_712: .jpeg2000InTIFF, 50_002: .jpegXLInTIFF, 52_546: .jpegXLInTIFF,
    ]
    /// Only Adobe's raw format DNG has it.
    private static let rawVersionTag = 50_706

    /// Checks a TIFF; its bytes stay as they are, since its parts refer to each other by offset.
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
