import DigitReading
import Foundation
import MNIST
import PhotoFiles
import Raster
import SystemLibraries
import Testing

@testable import SyntheticDigits

/// Pictures without a digit, or with more than one, are not read as if they showed one.
struct RejectionTests {
    /// The rows of a picture.
    private func rows(of raster: ColorRaster, _ layout: Layout = .usual) throws -> [Row] {
        var reader = try DigitReader()
        reader.layout = layout
        return reader.rows(for: try TestPhoto.photo(raster), path: PhotoPath("test"))
    }

    /// The row of a picture.
    private func row(of raster: ColorRaster) throws -> Row { try #require(rows(of: raster).first) }

    @Test func `what is printed is read with a warning, or rejected where print is not wanted`()
        throws
    {
        let photo = try TestPhoto.photo(TestPhoto.digit(5, seed: 3))
        var reader = try DigitReader()
        reader.layout = .single
        #expect(
            reader.rows(for: photo, path: PhotoPath("test"))[0].warnings.contains(.printed) == false
        )
        // As if the network took everything for print.
        reader.settings.decision.printedAlone = 0
        let read = reader.rows(for: photo, path: PhotoPath("test"))[0]
        #expect(read.status == .ok && read.warnings.contains(.printed) && read.digit?.value == 5)
        reader.readsPrint = false
        let rejected = reader.rows(for: photo, path: PhotoPath("test"))[0]
        #expect(rejected.status == .rejected && rejected.reason == .printed)
    }

    /// Strokes in the unit square, drawn with a pen on a sheet of paper.
    private func sheet(
        width: Int = 300, height: Int = 360, pen: Float = 9, _ strokes: [[SIMD2<Float>]]
    ) -> ColorRaster {
        var ink = GrayRaster(width: width, height: height)
        let size = SIMD2(Float(width), Float(height))
        Pen(width: pen).draw(strokes.map { Stroke(points: $0.map { $0 * size }) }, on: &ink)
        return TestPhoto.gray(width: width, height: height) { x, y in
            UInt8(232 - 190 * min(1, ink[x, y]))
        }
    }

    private func ring(_ middle: SIMD2<Float>, _ radius: SIMD2<Float>) -> [SIMD2<Float>] {
        (0...40).map { step in
            let angle = Float(step) / 40 * 2 * .pi
            return middle + radius * SIMD2(angle.cosine, angle.sine)
        }
    }

    @Test(arguments: [0, 118, 255] as [UInt8])
    func `a page of one color has no ink`(level: UInt8) throws {
        let row = try row(of: TestPhoto.gray { _, _ in level })
        #expect(row.status == .rejected && row.reason == .noInk)
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func `noise is no digit`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let noise = TestPhoto.gray { _, _ in
            UInt8(max(0, min(255, 128 + 60 * random.normal())))
        }
        #expect(try row(of: noise).status == .rejected)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `the grain of blank paper is no digit`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let paper = TestPhoto.gray { _, _ in
            UInt8(max(0, min(255, 200 + 4 * random.normal())))
        }
        #expect(try row(of: paper).status == .rejected)
    }

    @Test func `a letter A is no digit`() throws {
        let letter = sheet([
            [[0.25, 0.82], [0.5, 0.18], [0.75, 0.82]], [[0.35, 0.6], [0.65, 0.6]],
        ])
        let row = try row(of: letter)
        #expect(row.status == .rejected && row.reason == .notADigit)
    }

    @Test func `a face is no digit`() throws {
        let face = sheet([
            ring([0.5, 0.5], [0.36, 0.38]), ring([0.38, 0.42], [0.04, 0.03]),
            ring([0.62, 0.42], [0.04, 0.03]), [[0.5, 0.46], [0.47, 0.56], [0.52, 0.57]],
            [[0.36, 0.66], [0.44, 0.72], [0.56, 0.72], [0.64, 0.66]],
        ])
        #expect(try row(of: face).status == .rejected)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `a page of text is no digit`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let hand = Handwriting.penInHand(using: &random)
        var strokes: [[SIMD2<Float>]] = []
        for line in 0..<7 {
            for column in 0..<9 where !random.chance(0.15) {
                let place = SIMD2(0.08 + Float(column) * 0.095, 0.08 + Float(line) * 0.125)
                for stroke in hand.write(Symbols.strokes(using: &random), using: &random) {
                    strokes.append(stroke.points.map { place + $0 * 0.075 })
                }
            }
        }
        #expect(try row(of: sheet(pen: 2.5, strokes)).status == .rejected)
    }

    @Test(arguments: [(3, 7), (5, 2), (8, 4), (6, 9), (2, 2)])
    func `two digits side by side are too many for one, else both are read`(_ digits: (Int, Int))
        throws
    {
        var random = SeededGenerator(seed: UInt64(10 * digits.0 + digits.1))
        var strokes: [[SIMD2<Float>]] = []
        for (place, value) in [digits.0, digits.1].enumerated() {
            let drawing = DigitDrawing(
                Digit.allCases[value], hand: .penInHand(using: &random), using: &random)
            let (low, high) = drawing.bounds
            let scale = 0.5 / (high.y - low.y)
            strokes += drawing.strokes.map { stroke in
                stroke.points.map {
                    ($0 - low) * SIMD2(scale * 0.8, scale) + [0.12 + Float(place) * 0.45, 0.25]
                }
            }
        }
        let photo = sheet(width: 400, height: 320, strokes)
        let row = try #require(rows(of: photo, .single).first)
        #expect(row.status == .rejected)
        #expect(row.reason == .severalDigits, "\(row.reason?.rawValue ?? "-")")
        #expect(try rows(of: photo).map(\.digit?.value) == [digits.0, digits.1])
    }

    // A 2 or a 5 turned the wrong way still looks like itself, and a 6 like a 9.
    @Test(arguments: [3, 4, 7]) func `a photo taken sideways is turned`(value: Int) throws {
        let upright = TestPhoto.digit(value, seed: 12)
        let left = upright.turned([.transpose, .mirrorRows])
        let row = try row(of: left)
        #expect(row.digit?.value == value)
        #expect(row.warnings.contains(.turned90))
        #expect(try self.row(of: upright).warnings.contains(.turned90) == false)
    }
}
