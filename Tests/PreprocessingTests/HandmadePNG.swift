/// PNGs of every color type, written without a compressor.
struct HandmadePNG {
    var width: Int
    var height: Int
    var depth: Int
    var colorType: Int
    /// Whole rows of packed samples.
    var rows: [[UInt8]]
    /// Chunks between the header and the pixels.
    var extra: [(type: String, content: [UInt8])] = []

    var bytes: [UInt8] {
        let kind: [UInt8] = [UInt8(depth), UInt8(colorType), 0, 0, 0]
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        file += chunk("IHDR", big32(width) + big32(height) + kind)
        for part in extra { file += chunk(part.type, part.content) }
        file += chunk("IDAT", stored(rows.flatMap { [0] + $0 }))
        return file + chunk("IEND", [])
    }

    /// A zlib stream of one stored block.
    private func stored(_ data: [UInt8]) -> [UInt8] {
        let length = [UInt8(data.count & 255), UInt8(data.count >> 8)]
        var (low, high) = (1, 0)
        for byte in data {
            low = (low + Int(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return [0x78, 1, 1] + length + length.map { ~$0 } + data + big32(high << 16 | low)
    }

    private func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + content
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in body {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return big32(content.count) + body + big32(Int(~crc))
    }

    private func big32(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(value >> $0 & 255) }
    }
}
