/// What the first lines of a portable bitmap, graymap or pixmap say (Netpbm's formats P1 … P6).
///
/// A header is the format's letter and digit, width, height and, but for bitmaps, the brightest value, as decimal
/// numbers with blanks and comments between them. Scanners and tools that take documents apart (SANE, `pdftoppm`)
/// write such files.
package struct PNMHeader {
    /// The digit of the format: 1, 2, 3 for bits, gray or colors as text; 4, 5, 6 for the same as bytes.
    private let kind: UInt8
    /// Pixels a pixel row.
    private let width: Int
    /// Pixel rows.
    private let height: Int
    /// The greatest value of a sample, 1 … 65,535, which is white; 1 for bitmaps, where it is black.
    private let maximum: Int
    /// The offset in bytes where the pixels begin.
    private let pixelStart: Int

    /// Whether bytes begin like such a picture: `P1` … `P6`, a blank, then a comment or two numbers.
    ///
    /// Letter and digit alone might begin a text.
    static func begins(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 3, bytes[0] == UInt8(ascii: "P"), (0x31...0x36).contains(bytes[1]),
            isBlank(bytes[2])
        else { return false }
        var words = Words(bytes, from: 2)
        if bytes.dropFirst(2).first(where: { !isBlank($0) }) == UInt8(ascii: "#") { return true }
        return words.number() != nil && words.number() != nil
    }

    /// Whether the start of a file could go on as such a picture, so that more of it is needed to tell.
    ///
    /// A start of 32 bytes or more that shows no numbers is taken for another kind of file; the 32 is set by eye:
    /// letter, digit and blanks rarely take more than three.
    static func mayBegin(_ bytes: [UInt8]) -> Bool {
        bytes.count < 32 && begins(bytes + Array(" 1 1".utf8))
    }

    /// Checks a picture and cuts it off behind its pixels, as several may follow one another.
    ///
    /// Another picture behind it gives the warning `firstFrameOnly`, missing pixels `damaged`. Pixels as text have
    /// no certain length and are not cut off.
    ///
    /// - Throws: `corrupt` where the header is broken or more than half of the pixels are missing, `tooLarge` over
    ///   the limits
    static func photo(
        from bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) -> Photo {
        guard let header = PNMHeader(bytes) else {
            throw .corrupt(reason: "its header is cut off or damaged")
        }
        let image = ImageHeader(format: .pnm, width: header.width, height: header.height)
        try limits.check(image)
        let available = bytes.count - header.pixelStart
        // What shows half of the picture may show the digit; half is set by eye, not measured.
        guard available >= header.byteCount / 2 else {
            throw .corrupt(reason: "it ends before most of its pixels")
        }
        guard header.isBinary, available > header.byteCount else {
            return Photo(
                bytes: bytes, header: image,
                warnings: available < header.byteCount ? [.damaged] : [])
        }
        let end = header.pixelStart + header.byteCount
        return Photo(
            bytes: Array(bytes[..<end]), header: image,
            warnings: begins(Array(bytes[end...].prefix(64))) ? [.firstFrameOnly] : [])
    }

    /// Reads a header from bytes that begin like one; nil where a number is missing or out of range.
    private init?(_ bytes: [UInt8]) {
        kind = bytes[1] - 0x30
        var words = Words(bytes, from: 2)
        guard let width = words.number(), let height = words.number() else { return nil }
        let hasMaximum = kind != 1 && kind != 4
        guard let maximum = hasMaximum ? words.number() : 1, (1...65_535).contains(maximum)
        else { return nil }
        (self.width, self.height, self.maximum) = (width, height, maximum)
        // A single blank parts the header from bytes.
        pixelStart = words.index + 1
    }

    /// Where the pixels begin, in bytes, and how many bytes each has, of a picture that can be taken as it lies in
    /// the file.
    ///
    /// Such a picture is whole, of bytes of 0 … 255, one for gray or three for red, green and blue. Nil for every
    /// other.
    package static func plainPixels(in bytes: [UInt8]) -> (start: Int, channels: Int)? {
        guard begins(bytes), let header = PNMHeader(bytes), header.kind == 5 || header.kind == 6,
            header.maximum == 255, bytes.count == header.pixelStart + header.byteCount
        else { return nil }
        return (header.pixelStart, header.kind == 5 ? 1 : 3)
    }

    /// Whether pixels are stored as bytes rather than as decimal numbers.
    private var isBinary: Bool { kind >= 4 }

    /// How many bytes the pixels take; as text, how many they take at least.
    ///
    /// Bits are packed eight to a byte and each pixel row filled up to a whole one; as text, bits need no blank
    /// between them and other numbers do; a value above 255 takes two bytes.
    private var byteCount: Int {
        let samples = width * height * (kind % 3 == 0 ? 3 : 1)
        return switch kind {
        case 1: samples
        case 2, 3: samples * 2 - 1
        case 4: (width + 7) / 8 * height
        default: samples * (maximum > 255 ? 2 : 1)
        }
    }

    /// Whether a byte is a space, a tabulator, or one of the characters that end a line or page.
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    /// Reads the decimal numbers of a header one by one, passing over blanks and comments before each.
    private struct Words {
        /// The file from its beginning.
        private let bytes: [UInt8]
        /// The offset in bytes behind the last number.
        private(set) var index: Int

        /// Begins at an offset.
        init(_ bytes: [UInt8], from index: Int) {
            self.bytes = bytes
            self.index = index
        }

        /// The next number, of one to eight digits; nil where there is none or it has more.
        ///
        /// Eight digits keep products of sides inside 64 bits. A comment goes from `#` to the end of its line.
        mutating func number() -> Int? {
            while index < bytes.count, isBlank(bytes[index]) || bytes[index] == UInt8(ascii: "#") {
                if bytes[index] == UInt8(ascii: "#") {
                    while index < bytes.count, bytes[index] != 10, bytes[index] != 13 { index += 1 }
                } else {
                    index += 1
                }
            }
            let digits = bytes[index...].prefix(9).prefix { (0x30...0x39).contains($0) }
            guard (1...8).contains(digits.count) else { return nil }
            index += digits.count
            return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
    }
}
