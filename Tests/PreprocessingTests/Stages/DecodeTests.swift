import Decoders
import PhotoFiles
import Preprocessing
import Raster
import TestSupport
import Testing

struct DecodeTests {
    /// A picture with a dark bar on light paper.
    private static func picture(_ width: Int, _ height: Int) -> ColorRaster {
        var bytes = [UInt8](repeating: 220, count: 3 * width * height)
        for y in height / 4..<height * 3 / 4 {
            for x in width * 2 / 5..<width * 3 / 5 {
                bytes.replaceSubrange(
                    3 * (y * width + x)..<3 * (y * width + x) + 3, with: [20, 30, 90])
            }
        }
        return ColorRaster(width: width, height: height, bytes: bytes)
    }

    private func encoded(_ format: ImageFormat, _ width: Int, _ height: Int) throws -> [UInt8] {
        var image = try MagickImage(Self.picture(width, height))
        return try image.encoded(as: format, quality: 95)
    }

    private func decoded(_ bytes: [UInt8], by stage: Decode = Decode()) throws -> Workpiece {
        var workpiece = Workpiece(photo: try Photo(encoded: bytes))
        var notes = StageNotes(isRecording: false)
        try stage.process(&workpiece, notes: &notes)
        return workpiece
    }

    private func pixels(_ png: HandmadePNG) throws -> [UInt8] {
        try #require(try decoded(png.bytes).color).bytes
    }

    @Test(
        .enabled(if: MagickRuntime.isInstalled, "ImageMagick is not installed"),
        arguments: possible(
            ImageFormat.allCases, where: MagickRuntime.supports, "ImageMagick has no coder for it"))
    func `every format is brought to working size`(_ format: ImageFormat) throws {
        let workpiece = try decoded(encoded(format, 1000, 600))
        let color = try #require(workpiece.color)
        #expect(color.width >= 497 && color.width <= 512)
        #expect(abs(Double(color.height) - Double(color.width) * 0.6) <= 1)
        #expect(abs(workpiece.colorView.scale - 1000 / Double(color.width)) < 1e-9)
        let middle = 3 * (color.height / 2 * color.width + color.width / 2)
        #expect(color.bytes[middle] < 40)
        #expect(color.bytes[0] > 200)
        #expect(workpiece.warnings.isEmpty)
    }

    @Test func `small pictures keep their size`() throws {
        for format in [ImageFormat.jpeg, .png] {
            let workpiece = try decoded(encoded(format, 28, 20))
            #expect(workpiece.color?.width == 28 && workpiece.color?.height == 20)
            #expect(workpiece.colorView == PhotoView())
        }
    }

    @Test(arguments: [(512, 504), (1024, 1008), (2048, 2016), (4032, 4032)])
    func `a large JPEG is decoded no finer than asked`(_ side: Int, _ expected: Int) throws {
        let bytes = try encoded(.jpeg, 4032, 64)
        let workpiece = try decoded(bytes, by: Decode(longSide: side))
        #expect(workpiece.color?.width == expected)
    }

    @Test func `gray, palette, sixteen bits and alpha become plain colors`() throws {
        let gray16 = HandmadePNG(
            width: 4, height: 4, depth: 16, colorType: 0,
            rows: [[UInt8]](repeating: [0, 0, 0x80, 0x80, 0xFF, 0xFF, 0x40, 0x40], count: 4))
        #expect(
            try pixels(gray16).prefix(12) == [0, 0, 0, 128, 128, 128, 255, 255, 255, 64, 64, 64])
        let bits = HandmadePNG(
            width: 4, height: 4, depth: 1, colorType: 0, rows: [[0x50], [0x50], [0x50], [0x50]])
        #expect(try pixels(bits).prefix(6) == [0, 0, 0, 255, 255, 255])
        let palette = HandmadePNG(
            width: 4, height: 4, depth: 8, colorType: 3,
            rows: [[UInt8]](repeating: [0, 1, 2, 1], count: 4),
            extra: [("PLTE", [10, 20, 30, 0, 0, 0, 90, 80, 70]), ("tRNS", [255, 0, 255])])
        #expect(try pixels(palette).prefix(9) == [10, 20, 30, 255, 255, 255, 90, 80, 70])
        let grayAlpha = HandmadePNG(
            width: 4, height: 4, depth: 8, colorType: 4,
            rows: [[UInt8]](repeating: [0, 0, 0, 255, 0, 0, 100, 255], count: 4))
        #expect(
            try pixels(grayAlpha).prefix(12)
                == [255, 255, 255, 0, 0, 0, 255, 255, 255, 100, 100, 100])
    }

    @Test func `CMYK becomes RGB the right way round`() throws {
        // An uncompressed TIFF: white, cyan, black and magenta, each a row of four.
        let inks: [[UInt8]] = [[0, 0, 0, 0], [255, 0, 0, 0], [0, 0, 0, 255], [0, 255, 0, 0]]
        let data = inks.flatMap { ink in [[UInt8]](repeating: ink, count: 4).flatMap { $0 } }
        let tags: [(Int, Int, Int, Int)] = [
            (256, 4, 1, 4), (257, 4, 1, 4), (258, 3, 4, 200), (259, 3, 1, 1), (262, 3, 1, 5),
            (273, 4, 1, 208), (277, 3, 1, 4), (278, 4, 1, 4), (279, 4, 1, 64),
        ]
        var file = Array("II*\0".utf8) + little(8, 4) + little(tags.count, 2)
        for tag in tags {
            file += little(tag.0, 2) + little(tag.1, 2) + little(tag.2, 4) + little(tag.3, 4)
        }
        file += [UInt8](repeating: 0, count: 200 - file.count)
        file += [8, 0, 8, 0, 8, 0, 8, 0] + data
        let color = try #require(try decoded(file).color)
        let rows = (0..<4).map { Array(color.bytes[12 * $0..<12 * $0 + 3]) }
        #expect(rows == [[255, 255, 255], [0, 255, 255], [0, 0, 0], [255, 0, 255]])
    }

    private func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(value >> (8 * $0) & 255) }
    }

    @Test func `pictures too small or too large for a digit are refused`() throws {
        #expect(throws: PreprocessingError.undecodable(.tooSmall(width: 3, height: 9))) {
            try decoded(encoded(.png, 3, 9))
        }
        let bytes = try encoded(.png, 30, 90)
        var limits = PhotoLimits()
        limits.longestSide = 80
        #expect(throws: PreprocessingError.self) {
            try decoded(bytes, by: Decode(by: PhotoDecoder(limits: limits)))
        }
    }

    @Test(arguments: [ImageFormat.jpeg, .png])
    func `cut off anywhere a picture is refused or damaged, never fine`(
        _ format: ImageFormat
    ) throws {
        let file = try encoded(format, 20, 15)
        #expect(try decoded(file).warnings.isEmpty)
        var (damaged, refused) = (0, 0)
        for count in 1..<file.count {
            guard let workpiece = try? decoded(Array(file.prefix(count))) else {
                refused += 1
                continue
            }
            damaged += 1
            #expect(workpiece.warnings == [.damaged], "after \(count) bytes")
            #expect(workpiece.color?.width == 20)
        }
        #expect(damaged > 0 && refused > 0, "\(damaged) damaged, \(refused) refused")
    }

    @Test(
        .enabled(if: MagickRuntime.isInstalled, "ImageMagick is not installed"),
        arguments: possible(
            [ImageFormat.jpeg, .png, .webp, .tiff, .bmp, .gif, .heic],
            where: MagickRuntime.supports, "ImageMagick has no coder for it"))
    func `changed bytes end as a picture or as an error`(_ format: ImageFormat) throws {
        let file = try encoded(format, 20, 15)
        var (pictures, errors) = (0, 0)
        for index in stride(from: 0, to: file.count, by: max(1, file.count / 200)) {
            var changed = file
            changed[index] ^= 0xA5
            guard let workpiece = try? decoded(changed) else {
                errors += 1
                continue
            }
            pictures += 1
            #expect((workpiece.color?.width ?? 0) > 0)
        }
        #expect(pictures > 0 && errors > 0, "\(pictures) pictures, \(errors) errors")
    }
}
