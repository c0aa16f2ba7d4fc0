import Decoders
import DigitReading
import Foundation
import MNIST
import PhotoFiles
import Preprocessing
import Raster
import SystemLibraries
import Testing

@testable import SyntheticDigits

/// A digit is read the same however large, bright, turned or badly kept its photo is.
struct RobustnessTests {
    private let reader: DigitReader

    init() throws { reader = try DigitReader() }

    private func digit(_ raster: ColorRaster, quality: Int? = nil) throws -> Int? {
        let format: ImageFormat = quality == nil ? .png : .jpeg
        let photo = try Photo(encoded: TestPhoto.file(raster, as: format, quality: quality))
        let row = reader.rows(for: photo, path: PhotoPath("photo")).first
        return row?.status == .ok ? row?.digit?.value : nil
    }

    // MARK: - Small changes

    /// A change that a photo should survive.
    private struct Change: Sendable {
        let name: String
        var quality: Int?
        var apply: @Sendable (ColorRaster) -> ColorRaster = { $0 }
    }

    private static let changes: [Change] = [
        Change(name: "smaller") { $0.scaled(by: 0.6) },
        Change(name: "larger") { $0.scaled(by: 1.6) },
        Change(name: "shifted") { photo in
            photo.cropped(
                to: PixelBox(
                    x: photo.width / 30, y: photo.height / 50,
                    width: photo.width - photo.width / 30, height: photo.height * 48 / 50))
        },
        Change(name: "darker") { $0.mapped { $0 * 0.75 } },
        Change(name: "brighter") { $0.mapped { $0 * 0.9 + 25 } },
        Change(name: "less contrast") { $0.mapped { 128 + ($0 - 128) * 0.7 } },
        Change(name: "more contrast") { $0.mapped { 128 + ($0 - 128) * 1.25 } },
        Change(name: "JPEG quality 60", quality: 60),
        Change(name: "JPEG quality 30", quality: 30),
        Change(name: "inverted") { $0.mapped { 255 - $0 } },
        Change(name: "turned left") { $0.turned(byDegrees: -4) },
        Change(name: "turned right") { $0.turned(byDegrees: 4) },
    ]

    /// Every fifth alone, as with all of them this would take five times as long.
    ///
    /// Each is read thirteen times, and what changes it is code of the tests, which is never optimized. Every fifth has
    /// seven of the digits, among them one drawn on a screen, one in chalk, one in pencil, a faint one, one in a shadow
    /// and one on a photo that is turned.
    @Test func `99 of 100 small changes to every fifth sample change no answer`() throws {
        // The 12-megapixel ones would take minutes to change.
        let samples = try Samples.labels().map(\.name).filter { !$0.contains("12-megapixels") }
        let chosen = samples.enumerated().filter { $0.offset.isMultiple(of: 5) }
        var (count, changed, rejected): (Int, [String], [String]) = (0, [], [])
        for (_, name) in chosen {
            let photo = try PhotoFile(Samples.path(name)).photo()
            var image = try MagickImage(
                decoding: photo.bytes, as: name.hasSuffix("png") ? .png : .jpeg,
                width: photo.header.width, height: photo.header.height)
            let raster = try image.opaqueRaster().turned(
                Turn(uprighting: photo.header.orientation)
            ).scaled(toLongSide: 480)
            let expected = try digit(raster)
            if expected == nil { rejected.append(name) }
            for change in Self.changes {
                count += 1
                let found = try digit(change.apply(raster), quality: change.quality)
                if found != expected { changed.append("\(name), \(change.name): \(found ?? -1)") }
            }
        }
        #expect(count >= 100)
        #expect(Double(changed.count) <= 0.01 * Double(count), "\(changed)")
        // One rejection is like another: of many nothing would be learned.
        #expect(rejected.count <= 1, "\(rejected)")
    }

    // MARK: - Size

    /// The same strokes as a drawing of 28×28 pixels and at 3 % of the height of 12 megapixels.
    @Test(arguments: 0...9) func `size does not matter`(value: Int) throws {
        var random = SeededGenerator(seed: UInt64(40 + value))
        let drawing = DigitDrawing(
            Digit.allCases[value], hand: .penInHand(using: &random), using: &random)
        let small = MNISTFrame.picture(of: drawing.strokes, penWidth: 2.4)
        let tiny = TestPhoto.gray(width: 28, height: 28) { 255 - small[$0, $1] }
        #expect(try digit(tiny) == value)

        let (width, height, side) = (3024, 4032, Float(121))
        let (low, high) = drawing.bounds
        let scale = side / max(high.x - low.x, high.y - low.y)
        let place = SIMD2<Float>(1900, 1300)
        var ink = GrayRaster(width: 300, height: 300)
        Pen(width: 0.1 * side).draw(
            drawing.strokes.map { $0.mapped { ($0 - low) * scale + 80 } }, on: &ink)
        var grain = SeededGenerator(seed: 3)
        let (left, top) = (Int(place.x) - 80, Int(place.y) - 80)
        // Twelve million pixels are copied from a few rows of grainy paper rather than made.
        let paper = (0..<3 * width).map { _ in 205 + UInt8(grain.next() & 7) }
        var bytes = [UInt8](repeating: 0, count: 3 * width * height)
        for row in 0..<height {
            bytes.replaceSubrange(3 * width * row..<3 * width * (row + 1), with: paper)
        }
        for row in 0..<300 {
            for column in 0..<300 {
                let start = 3 * ((top + row) * width + left + column)
                let cover = 1 - 0.75 * min(1, ink[column, row])
                for index in start..<start + 3 { bytes[index] = UInt8(Float(bytes[index]) * cover) }
            }
        }
        let large = ColorRaster(width: width, height: height, bytes: bytes)
        #expect(try digit(large, quality: 85) == value)
    }
}

extension ColorRaster {
    fileprivate func mapped(_ change: (Float) -> Float) -> ColorRaster {
        ColorRaster(
            width: width, height: height,
            bytes: bytes.map { UInt8(max(0, min(255, change(Float($0)).rounded()))) })
    }

    fileprivate func scaled(toLongSide side: Int) -> ColorRaster {
        longSide > side ? scaled(by: Float(side) / Float(longSide)) : self
    }

    fileprivate func scaled(by factor: Float) -> ColorRaster {
        let (newWidth, newHeight) = (Int(Float(width) * factor), Int(Float(height) * factor))
        guard factor < 1 else { return bilinearResampled(width: newWidth, height: newHeight) }
        let channels = (0..<3).map { channel in
            mixed(
                red: channel == 0 ? 1 : 0, green: channel == 1 ? 1 : 0, blue: channel == 2 ? 1 : 0
            ).areaResampled(width: newWidth, height: newHeight)
        }
        var result = [UInt8](repeating: 0, count: 3 * newWidth * newHeight)
        for (offset, channel) in channels.enumerated() {
            for (index, value) in channel.pixels.enumerated() {
                result[3 * index + offset] = UInt8(value.rounded())
            }
        }
        return ColorRaster(width: newWidth, height: newHeight, bytes: result)
    }

    /// Turns around the middle; what comes in at the corners repeats the border.
    fileprivate func turned(byDegrees degrees: Float) -> ColorRaster {
        let (cosine, sine) = (degrees.radians.cosine, degrees.radians.sine)
        let (middleX, middleY) = (Float(width - 1) / 2, Float(height - 1) / 2)
        var result = bytes
        for y in 0..<height {
            for x in 0..<width {
                let (dx, dy) = (Float(x) - middleX, Float(y) - middleY)
                let (u, v) = (
                    max(0, min(Float(width) - 1.001, middleX + cosine * dx + sine * dy)),
                    max(0, min(Float(height) - 1.001, middleY - sine * dx + cosine * dy))
                )
                let (column, row) = (Int(u), Int(v))
                let (fx, fy) = (u - Float(column), v - Float(row))
                for channel in 0..<3 {
                    func value(_ right: Int, _ down: Int) -> Float {
                        Float(bytes[3 * ((row + down) * width + column + right) + channel])
                    }
                    let upper = value(0, 0) * (1 - fx) + value(1, 0) * fx
                    let lower = value(0, 1) * (1 - fx) + value(1, 1) * fx
                    result[3 * (y * width + x) + channel] = UInt8(
                        (upper * (1 - fy) + lower * fy).rounded())
                }
            }
        }
        return ColorRaster(width: width, height: height, bytes: result)
    }
}
