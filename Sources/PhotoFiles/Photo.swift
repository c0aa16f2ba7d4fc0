/// An encoded photo whose header was checked before any decoder sees it.
package struct Photo: Sendable {
    /// The encoded file, ready for the decoder: segments that are of no use to it, or hostile, are
    /// dropped.
    package let bytes: [UInt8]
    /// What the file's header says: format, size in pixels, orientation.
    package let header: ImageHeader
    /// What was noticed while the header was read, each warning once, in the order of its first
    /// occurrence.
    package let warnings: [Warning]

    /// Makes a photo of bytes that were checked already; repeated warnings are dropped.
    package init(bytes: [UInt8], header: ImageHeader, warnings: [Warning] = []) {
        self.bytes = bytes
        self.header = header
        // A file may give the same reason a million times.
        self.warnings = warnings.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// What a file's first bytes say about the picture in it, unverified by decoding.
package struct ImageHeader: Sendable, Equatable {
    /// The format, by the file's first bytes.
    package var format: ImageFormat
    /// Pixels a pixel row as stored, before the picture is turned; 0 when only the decoder can
    /// tell.
    package var width: Int
    /// Pixel rows as stored, before the picture is turned; 0 when only the decoder can tell.
    package var height: Int
    /// How the stored picture is to be turned to stand upright, by EXIF.
    package var orientation: Orientation

    /// Whether a JPEG is progressive: each of its scans adds detail to the whole picture.
    package var isProgressive = false
    /// Whether pixels are floating-point numbers, in a range that the header does not tell.
    package var hasFloatingPoint = false

    /// Makes the header of a picture that is not progressive and has integers as pixels.
    package init(
        format: ImageFormat, width: Int, height: Int, orientation: Orientation = .upright
    ) {
        self.format = format
        self.width = width
        self.height = height
        self.orientation = orientation
    }
}

/// The formats that are handed to a decoder; all others are refused before.
package enum ImageFormat: String, Sendable, CaseIterable {
    /// JPEG, in JFIF or Exif.
    case jpeg
    /// Portable Network Graphics.
    case png
    /// WebP.
    case webp
    /// Tagged Image File Format.
    case tiff
    /// Windows' bitmap.
    case bmp
    /// Graphics Interchange Format.
    case gif
    /// Netpbm's portable bitmaps, graymaps and pixmaps.
    case pnm
    /// HEIF with HEVC inside, as iPhones take photos.
    case heic
    /// HEIF with AV1 inside.
    case avif
}

/// How a stored picture is to be turned to stand upright: the eight values of EXIF's tag 0x0112.
///
/// Each name says how the picture is stored; a picture that is stored turned is put right by turning it the other way.
package enum Orientation: Int, Sendable, CaseIterable {
    /// As it is to be seen.
    case upright = 1
    /// Mirrored left to right.
    case mirrored
    /// Turned by 180°.
    case upsideDown
    /// Mirrored top to bottom.
    case upsideDownMirrored
    /// Mirrored at the diagonal from the top left.
    case transposed
    /// Turned by 90° to the left (counterclockwise).
    case turnedLeft
    /// Mirrored at the diagonal from the top right.
    case transverse
    /// Turned by 90° to the right (clockwise).
    case turnedRight
}
