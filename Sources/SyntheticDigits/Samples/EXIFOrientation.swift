package import Raster

/// How a phone stores a photo that it took turned: pixels as the sensor saw them, and a note.
package enum EXIFOrientation {
    /// Returns the pixels that a phone stores, with orientation 1 … 8, for a photo that is upright
    /// like this.
    package static func stored(_ upright: ColorRaster, orientation: Int) -> ColorRaster {
        upright.turned(turns[orientation - 1])
    }

    /// For each orientation, 1 first, the inverse of what a viewer does with the stored pixels
    /// (EXIF 2.3, tag Orientation).
    private static let turns: [Turn] = [
        [], [.mirrorColumns], [.mirrorColumns, .mirrorRows], [.mirrorRows], [.transpose],
        [.transpose, .mirrorRows], [.transpose, .mirrorColumns, .mirrorRows],
        [.transpose, .mirrorColumns],
    ]

    /// Returns a JPEG file with a segment that states its orientation, 1 … 8.
    ///
    /// The segment is APP1 "Exif" with a TIFF directory of one entry, tag 0x0112 (EXIF 2.3, 4.5-4.6);
    /// it stands before everything else, as the standard asks.
    package static func tagged(_ jpeg: [UInt8], orientation: Int) -> [UInt8] {
        let exif: [UInt8] =
            Array("Exif".utf8) + [0, 0]  // identifier
            + Array("MM".utf8) + [0, 42, 0, 0, 0, 8]  // big-endian TIFF, directory at 8
            + [0, 1]  // one entry
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0]  // orientation, one SHORT
            + [0, 0, 0, 0]  // no further directory
        // A segment's length counts its own two bytes; the first two bytes of a JPEG are its start
        // marker.
        let length = exif.count + 2
        let segment: [UInt8] = [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + exif
        return jpeg[0..<2] + segment + jpeg[2...]
    }
}
