/// What the first lines of a portable bitmap, graymap or pixmap say (Netpbm's formats P1 … P6).
///
/// Scanners and tools that take documents apart (SANE, `pdftoppm`) write them.
package struct PNMHeader {
    /// 1, 2, 3: bits, gray or colors as text; 4, 5, 6: the same as bytes.
    private let kind: UInt8
    private let width: Int
    private let height: Int
    /// The brightest value, 1 … 65,535.
    private let maximum: Int
    /// Where the pixels begin.
    private let pixels: Int

    /// Whether bytes begin like such a picture: the kind, then a comment or two numbers.
    static func begins(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 3, bytes[0] == UInt8(ascii: "P"), (0x31...0x36).contains(bytes[1]),
            isBlank(bytes[2])
        else { return false }
        var words = Words(bytes, from: 2)
        if bytes.dropFirst(2).first(where: { !isBlank($0) }) == UInt8(ascii: "#") { return true }
        return words.number() != nil && words.number() != nil
    }

    /// Whether bytes would begin like such a picture if numbers followed.
    static func mayBegin(_ bytes: [UInt8]) -> Bool {
        bytes.count < 32 && begins(bytes + Array(" 1 1".utf8))
    }

    /// Checks a picture and cuts it off behind its pixels, as several may follow each other.
    static func photo(
        from bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) -> Photo {
        guard let header = PNMHeader(bytes) else {
            throw .corrupt(reason: "its header is cut off or damaged")
        }
        let image = ImageHeader(format: .pnm, width: header.width, height: header.height)
        try limits.check(image)
        let available = bytes.count - header.pixels
        guard available >= header.byteCount / 2 else {
            throw .corrupt(reason: "it ends before most of its pixels")
        }
        guard header.isBinary, available > header.byteCount else {
            return Photo(
                bytes: bytes, header: image,
                warnings: available < header.byteCount ? [.damaged] : [])
        }
        let end = header.pixels + header.byteCount
        return Photo(
            bytes: Array(bytes[..<end]), header: image,
            warnings: begins(Array(bytes[end...].prefix(64))) ? [.firstFrameOnly] : [])
    }

    private init?(_ bytes: [UInt8]) {
        kind = bytes[1] - 0x30
        var words = Words(bytes, from: 2)
        guard let width = words.number(), let height = words.number() else { return nil }
        let hasMaximum = kind != 1 && kind != 4
        guard let maximum = hasMaximum ? words.number() : 1, (1...65_535).contains(maximum)
        else { return nil }
        (self.width, self.height, self.maximum) = (width, height, maximum)
        // A single blank parts the header from bytes.
        pixels = words.index + 1
    }

    /// Where the pixels of a whole picture begin that are bytes of 0 … 255, and how many bytes each has.
    ///
    /// Those are 1 for gray, and 3 for red, green and blue. Nothing for every other picture.
    package static func plainPixels(in bytes: [UInt8]) -> (start: Int, channels: Int)? {
        guard begins(bytes), let header = PNMHeader(bytes), header.kind == 5 || header.kind == 6,
            header.maximum == 255, bytes.count == header.pixels + header.byteCount
        else { return nil }
        return (header.pixels, header.kind == 5 ? 1 : 3)
    }

    private var isBinary: Bool { kind >= 4 }

    /// How many bytes the pixels take; as text, how many they take at least.
    private var byteCount: Int {
        let samples = width * height * (kind % 3 == 0 ? 3 : 1)
        return switch kind {
        case 1: samples
        case 2, 3: samples * 2 - 1
        case 4: (width + 7) / 8 * height
        default: samples * (maximum > 255 ? 2 : 1)
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    /// Numbers as text, with blanks and comments between them.
    private struct Words {
        private let bytes: [UInt8]
        private(set) var index: Int

        init(_ bytes: [UInt8], from index: Int) {
            self.bytes = bytes
            self.index = index
        }

        /// The next number, of at most eight digits.
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
