/// Pictures put together byte by byte: right in their headers, without real pixels.
enum Handmade {
    static func big16(_ value: Int) -> [UInt8] {
        [UInt8(value >> 8 & 255), UInt8(value & 255)]
    }

    static func big32(_ value: Int) -> [UInt8] { big16(value >> 16) + big16(value) }

    static func little16(_ value: Int) -> [UInt8] { big16(value).reversed() }

    static func little32(_ value: Int) -> [UInt8] { big32(value).reversed() }

    // MARK: JPEG

    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker] + big16(content.count + 2) + content
    }

    static func frame(_ width: Int, _ height: Int, marker: UInt8 = 0xC0, precision: UInt8 = 8)
        -> [UInt8]
    {
        segment(marker, [precision] + big16(height) + big16(width) + [1, 1, 0x11, 0])
    }

    static func scan(_ byteCount: Int) -> [UInt8] {
        segment(0xDA, [1, 1, 0, 0, 63, 0]) + [UInt8](repeating: 0x55, count: byteCount)
    }

    static func jpeg(_ parts: [UInt8]..., end: [UInt8] = [0xFF, 0xD9]) -> [UInt8] {
        [0xFF, 0xD8] + parts.flatMap { $0 } + end
    }

    // MARK: EXIF

    static func exif(orientation: Int, isBigEndian: Bool = false) -> [UInt8] {
        let (number16, number32) = isBigEndian ? (big16, big32) : (little16, little32)
        let start = Array((isBigEndian ? "MM\0*" : "II*\0").utf8) + number32(8) + number16(1)
        let entry = number16(0x0112) + number16(3) + number32(1) + number16(orientation) + [0, 0]
        return start + entry + number32(0)
    }

    // MARK: PNG

    static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// A chunk with a checksum of zero: only decoders look at it.
    static func chunk(_ type: String, _ content: [UInt8] = []) -> [UInt8] {
        big32(content.count) + Array(type.utf8) + content + [0, 0, 0, 0]
    }

    static func pngHeader(_ width: Int, _ height: Int) -> [UInt8] {
        chunk("IHDR", big32(width) + big32(height) + [8, 0, 0, 0, 0])
    }

    static func png(_ parts: [UInt8]...) -> [UInt8] { pngSignature + parts.flatMap { $0 } }

    // MARK: WebP

    static func riffChunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        Array(type.utf8) + little32(content.count) + content + (content.count % 2 == 1 ? [0] : [])
    }

    static func webP(_ chunks: [UInt8]...) -> [UInt8] {
        let content = Array("WEBP".utf8) + chunks.flatMap { $0 }
        return Array("RIFF".utf8) + little32(content.count) + content
    }

    // MARK: GIF

    static func gifFrame(_ width: Int, _ height: Int) -> [UInt8] {
        let place = [UInt8](repeating: 0, count: 4) + little16(width) + little16(height)
        return [0x2C] + place + [0, 2, 3, 0x44, 0x01, 0x05, 0]
    }

    static func gif(_ frames: [UInt8]...) -> [UInt8] {
        let screen: [UInt8] = [100, 0, 100, 0, 0x80, 0, 0, 0, 0, 0, 9, 9, 9]
        return Array("GIF89a".utf8) + screen + frames.flatMap { $0 } + [0x3B]
    }

    // MARK: BMP

    static func bmp(_ width: Int, _ height: Int, pixelByteCount: Int) -> [UInt8] {
        let file = Array("BM".utf8) + [54 + pixelByteCount, 0, 54].flatMap(little32)
        let picture = [40, width, height].flatMap(little32) + [1, 0, 24, 0]
        return file + picture + [UInt8](repeating: 0, count: 24 + pixelByteCount)
    }

    // MARK: TIFF

    static func tiff(_ tags: [(tag: Int, value: Int)], next: Int = 0) -> [UInt8] {
        let entries = tags.flatMap { tag in
            little16(tag.tag) + little16(4) + little32(1) + little32(tag.value)
        }
        return Array("II*\0".utf8) + little32(8) + little16(tags.count) + entries + little32(next)
    }

    /// A BigTIFF, whose offsets and counts have 64 bits, with values of 64 bits.
    static func bigTIFF(_ tags: [(tag: Int, value: Int)]) -> [UInt8] {
        func little64(_ value: Int) -> [UInt8] {
            little32(value & 0xFFFF_FFFF) + little32(value >> 32)
        }
        let entries = tags.flatMap { tag in
            little16(tag.tag) + little16(16) + little64(1) + little64(tag.value)
        }
        return Array("II+\0".utf8) + little16(8) + little16(0) + little64(16)
            + little64(tags.count) + entries + little64(0)
    }

    // MARK: HEIF

    static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        big32(content.count + 8) + Array(type.utf8) + content
    }

    static func heif(brand: String, _ width: Int, _ height: Int) -> [UInt8] {
        let tile = box("ispe", big32(0) + big32(16) + big32(16))
        let whole = box("ispe", big32(0) + big32(width) + big32(height))
        let properties = box("iprp", box("ipco", tile + whole))
        let type = box("ftyp", Array(brand.utf8) + big32(0) + Array("mif1".utf8))
        return type + box("meta", big32(0) + properties) + box("mdat", [1, 2, 3, 4])
    }
}
