package import Raster

/// Writes pictures as PNG files' bytes.
package enum PNG {
    /// Returns a picture as a PNG file.
    package static func encode(_ picture: ColorRaster) throws(ReportingError) -> [UInt8] {
        var rows: [UInt8] = []
        for y in 0..<picture.height {
            rows.append(0)
            rows += picture.bytes[3 * y * picture.width..<3 * (y + 1) * picture.width]
        }
        var data: [UInt8] = [0x78, 0x01]
        var start = 0
        while start < rows.count {
            let end = min(start + 65_535, rows.count)
            let size = UInt16(end - start)
            data.append(end == rows.count ? 1 : 0)
            data += [UInt8(size & 255), UInt8(size >> 8), UInt8(~size & 255), UInt8(~size >> 8)]
            data += rows[start..<end]
            start = end
        }
        var (a, b) = (UInt32(1), UInt32(0))
        for byte in rows {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        data += big(b << 16 | a)
        let header = big(UInt32(picture.width)) + big(UInt32(picture.height)) + [8, 2, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", header) + chunk("IDAT", data) + chunk("IEND", [])
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        var crc = UInt32.max
        for byte in body { crc = table[Int((crc ^ UInt32(byte)) & 255)] ^ (crc >> 8) }
        return big(UInt32(data.count)) + body + big(~crc)
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
        }
    }

    private static func big(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
