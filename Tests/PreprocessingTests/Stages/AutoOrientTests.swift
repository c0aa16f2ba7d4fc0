import Decoders
import PhotoFiles
import Preprocessing
import Raster
import TestSupport
import Testing

struct AutoOrientTests {
    private static let width = 48
    private static let height = 32

    /// As stored: red and green above, blue and white below.
    private static let stored: ColorRaster = {
        let corners: [[UInt8]] = [[220, 0, 0], [0, 220, 0], [0, 0, 220], [250, 250, 250]]
        let pixels = (0..<width * height).flatMap { index in
            corners[(index / width < height / 2 ? 0 : 2) + (index % width < width / 2 ? 0 : 1)]
        }
        return ColorRaster(width: width, height: height, bytes: pixels)
    }()

    /// The corners of the upright picture (top left, top right, bottom left, bottom right), from
    /// the EXIF standard's definition of the tag.
    private static let upright: [Orientation: String] = [
        .upright: "RGBW", .mirrored: "GRWB", .upsideDown: "WBGR", .upsideDownMirrored: "BWRG",
        .transposed: "RBGW", .turnedLeft: "BRWG", .transverse: "WGBR", .turnedRight: "GWRB",
    ]

    @Test(
        .enabled(if: MagickRuntime.isInstalled, "ImageMagick is not installed"),
        arguments: possible(
            [ImageFormat.jpeg, .png, .webp, .tiff], where: MagickRuntime.supports,
            "ImageMagick has no coder for it"), Orientation.allCases)
    func `the corners of the upright picture are where they belong`(
        _ format: ImageFormat, _ orientation: Orientation
    ) throws {
        var image = try MagickImage(Self.stored)
        let plain = try image.encoded(as: format, quality: 95, halvesChroma: false)
        let file = try oriented(plain, format, UInt8(orientation.rawValue))
        var workpiece = Workpiece(photo: try Photo(encoded: file))
        try Pipeline([Decode(), AutoOrient()]).run(&workpiece)
        let color = try #require(workpiece.color)
        // From 5 on the picture lies on its side.
        let sides = orientation.rawValue >= 5 ? (32, 48) : (48, 32)
        #expect((color.width, color.height) == sides)
        #expect(corners(color) == Self.upright[orientation])
        #expect(workpiece.colorView == PhotoView())
    }

    private func corners(_ color: ColorRaster) -> String {
        [(2, 2), (color.width - 3, 2), (2, color.height - 3), (color.width - 3, color.height - 3)]
            .map { x, y in
                let start = 3 * (y * color.width + x)
                let isOn = color.bytes[start..<start + 3].map { $0 > 128 }
                return switch isOn {
                case [true, false, false]: "R"
                case [false, true, false]: "G"
                case [false, false, true]: "B"
                case [true, true, true]: "W"
                default: "?"
                }
            }.joined()
    }

    private func inserting(_ part: [UInt8], into file: [UInt8], at place: Int) -> [UInt8] {
        var result = file
        result.insert(contentsOf: part, at: place)
        return result
    }

    /// Puts the orientation into an encoded file.
    private func oriented(
        _ file: [UInt8], _ format: ImageFormat, _ value: UInt8
    ) throws -> [UInt8] {
        let entry: [UInt8] = [1, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0]
        let exif: [UInt8] = Array("MM\0*".utf8) + [0, 0, 0, 8, 0, 1] + entry + [0, 0, 0, 0]
        switch format {
        case .jpeg:
            let name = Array("Exif\0\0".utf8)
            let segment: [UInt8] = [0xFF, 0xE1, 0, UInt8(exif.count + 8)] + name + exif
            return inserting(segment, into: file, at: 2)
        case .png:
            let name = Array("eXIf".utf8)
            let chunk: [UInt8] = [0, 0, 0, UInt8(exif.count)] + name + exif + [0, 0, 0, 0]
            return inserting(chunk, into: file, at: 33)
        case .webp:
            let sides: [UInt8] = [UInt8(Self.width - 1), 0, 0, UInt8(Self.height - 1), 0, 0]
            var content = Array("WEBPVP8X".utf8)
            content += [10, 0, 0, 0, 8, 0, 0, 0]
            content += sides
            content += file.dropFirst(12)
            content += Array("EXIF".utf8)
            content += [UInt8(exif.count), 0, 0, 0]
            content += exif
            let length: [UInt8] = [0, 8, 16, 24].map { UInt8(content.count >> $0 & 255) }
            return Array("RIFF".utf8) + length + content
        default:
            // The encoder writes an orientation of 1 itself; its byte order is the machine's.
            var changed = file
            let tag: [UInt8] = [0x12, 1, 3, 0, 1, 0, 0, 0]
            let place = try #require(file.indices.first { file[$0...].starts(with: tag) })
            changed[place + 8] = value
            return changed
        }
    }
}
