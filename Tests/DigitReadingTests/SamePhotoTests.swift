import Decoders
import DigitReading
import PhotoFiles
import Raster
import SyntheticDigits
import Testing

/// One photo, stored in many ways.
struct SamePhotoTests {
    private func row(_ file: [UInt8], by reader: DigitReader) throws -> Row {
        try #require(
            reader.rows(for: Photo(encoded: file), path: PhotoPath("photo")).first)
    }

    @Test func `a format that loses nothing changes nothing`() throws {
        let reader = try DigitReader()
        let raster = TestPhoto.digit(5, seed: 21)
        let expected = try row(TestPhoto.file(raster, as: .png), by: reader)
        #expect(expected.digit?.value == 5 && expected.status == .ok)
        for format in [ImageFormat.bmp, .tiff] {
            #expect(try row(TestPhoto.file(raster, as: format), by: reader) == expected)
        }
    }

    @Test func `a JPEG reads the same however well it is kept`() throws {
        let reader = try DigitReader()
        let raster = TestPhoto.digit(3, seed: 22)
        for quality in [95, 75, 40] {
            let read = try row(TestPhoto.file(raster, as: .jpeg, quality: quality), by: reader)
            #expect(read.digit?.value == 3 && read.status == .ok, "quality \(quality)")
        }
    }

    @Test func `a photo reads the same however the phone was held`() throws {
        let reader = try DigitReader()
        let raster = TestPhoto.digit(6, seed: 23)
        var expected: Row?
        for orientation in 1...8 {
            let stored = EXIFOrientation.stored(raster, orientation: orientation)
            let jpeg = try TestPhoto.file(stored, as: .jpeg, quality: 95)
            let read = try row(
                EXIFOrientation.tagged(jpeg, orientation: orientation), by: reader)
            let upright = expected ?? read
            expected = upright
            #expect(read.status == .ok && read.digit?.value == 6, "orientation \(orientation)")
            // JPEG's blocks fall on other pixels when the picture is turned.
            let (box, uprightBox) = (try #require(read.box), try #require(upright.box))
            #expect(abs(box.x - uprightBox.x) <= 3 && abs(box.y - uprightBox.y) <= 3)
            #expect(abs(box.maxX - uprightBox.maxX) <= 3 && abs(box.maxY - uprightBox.maxY) <= 3)
            let confidences = (read.confidence ?? 0, upright.confidence ?? 0)
            #expect(abs(confidences.0 - confidences.1) < 0.1)
        }
    }
}
