/// A photo's bytes, checked, and what its header says about them.
package struct Photo: Sendable {
    /// The encoded file, ready for the decoder: hostile or useless segments are dropped.
    package let bytes: [UInt8]
    /// What the header says.
    package let header: ImageHeader
    /// What was noticed on the way in.
    package let warnings: [Warning]

    /// Puts a photo together.
    package init(bytes: [UInt8], header: ImageHeader, warnings: [Warning] = []) {
        self.bytes = bytes
        self.header = header
        // A file may give the same reason a million times.
        self.warnings = warnings.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// What a file's first bytes say about the picture in it.
package struct ImageHeader: Sendable, Equatable {
    /// The format, from the magic bytes.
    package var format: ImageFormat
    /// Columns as stored, before the picture is turned; 0 when only the decoder can tell.
    package var width: Int
    /// Rows as stored; 0 when only the decoder can tell.
    package var height: Int
    /// How to turn the stored picture.
    package var orientation: Orientation

    /// Whether a JPEG comes in scans that each add to all of the picture.
    package var isProgressive = false
    /// Whether pixels are floating-point numbers, whatever their range.
    package var hasFloatingPoint = false

    /// Makes a header.
    package init(
        format: ImageFormat, width: Int, height: Int, orientation: Orientation = .upright
    ) {
        self.format = format
        self.width = width
        self.height = height
        self.orientation = orientation
    }
}

/// The formats that are ever handed to a decoder.
package enum ImageFormat: String, Sendable, CaseIterable {
    case jpeg, png, webp, tiff, bmp, gif, pnm, heic, avif
}

/// The eight ways a camera can have been held (EXIF tag 0x0112).
package enum Orientation: Int, Sendable, CaseIterable {
    case upright = 1
    case mirrored, upsideDown, upsideDownMirrored
    case transposed, rotatedRight, transverse, rotatedLeft

    /// Whether width and height change places.
    package var swapsSides: Bool { rawValue >= 5 }
}
