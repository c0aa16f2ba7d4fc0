import DigitSheets
import Foundation
import PhotoFiles
import Preprocessing
import Raster
import SystemLibraries
import TestSupport
import Testing

@testable import DigitReading

/// Frames drawn by hand, and digits of a few strokes in them.
struct CellFrameTests {
    private func mask(
        width: Int = 260, height: Int = 120, halfWidth: Double = 1.2,
        _ segments: [(SheetPoint, SheetPoint)]
    ) -> BinaryMask {
        TestStrokes.mask(width: width, height: height, halfWidth: halfWidth, segments)
    }

    /// A row of boxes whose lines rise by a part of their length.
    private func boxes(
        _ count: Int, side: Double = 40, rise: Double = 0
    ) -> [(SheetPoint, SheetPoint)] {
        let corner = SheetPoint(20, 45)
        let (across, down) = (SheetPoint(side, -rise * side), SheetPoint(rise * side, side))
        let end = corner + Double(count) * across
        return [(corner, end), (corner + down, end + down)]
            + (0...count).map { number in
                let top = corner + Double(number) * across
                return (top, top + down)
            }
    }

    private func marks(in mask: BinaryMask) -> [PageMark] {
        let ink = GrayRaster(width: mask.width, height: mask.height)
        return PageMark.marks(in: ConnectedComponents(of: mask, ink: ink))
    }

    private func frame(in mask: BinaryMask) throws -> CellFrame? {
        CellFrame(of: try #require(marks(in: mask).first), in: mask, settings: CellSettings())
    }

    @Test(arguments: [0, 0.06, -0.06])
    func `a row of boxes has a line between each two, also askew`(rise: Double) throws {
        let frame = try #require(try frame(in: mask(boxes(5, rise: rise))))
        #expect(frame.upright.count == 6)
        #expect(frame.level.count == 2)
        for (number, line) in frame.upright.enumerated() {
            #expect(abs(line.middle - Double(number) / 5) < 0.02)
        }
    }

    @Test func `a digit that stands in a box divides it not`() throws {
        let one = (SheetPoint(80, 55), SheetPoint(78, 80))
        let frame = try #require(try frame(in: mask(boxes(3) + [one])))
        #expect(frame.upright.count == 4)
    }

    @Test func `a 1 nearly as high as its box is no line of it`() throws {
        let one = (SheetPoint(82, 48.5), SheetPoint(81, 81.5))
        let frame = try #require(try frame(in: mask(boxes(3) + [one])))
        #expect(frame.upright.count == 4)
    }

    /// A comb whose line rises by a part of its length.
    private func comb(_ count: Int, tooth: Double, rise: Double = 0) -> [(SheetPoint, SheetPoint)] {
        let (across, up) = (SheetPoint(30, -30 * rise), SheetPoint(-tooth * rise, -tooth))
        let start = SheetPoint(25, 95)
        return [(start, start + Double(count) * across)]
            + (0...count).map { number in
                let foot = start + Double(number) * across
                return (foot, foot + up)
            }
    }

    private func comb(in mask: BinaryMask) throws -> CellFrame? {
        let largest = marks(in: mask).max { $0.area < $1.area }
        return CellFrame(
            combOf: try #require(largest), in: mask, settings: CellSettings())
    }

    @Test(arguments: [(12.0, 0.0), (20, 0.06), (14, -0.06)])
    func `a comb has a tooth between each two places, with digits that touch it`(
        tooth: Double, rise: Double
    ) throws {
        let digit = [
            (SheetPoint(68, 60 - 40 * rise), SheetPoint(75, 96 - 50 * rise)),
            (SheetPoint(140, 55 - 115 * rise), SheetPoint(148, 90 - 115 * rise)),
        ]
        let frame = try #require(
            try comb(in: mask(comb(7, tooth: tooth, rise: rise) + digit)))
        #expect(frame.upright.count == 8)
        for (number, line) in frame.upright.enumerated() {
            #expect(abs(line.middle - Double(number) / 7) < 0.02)
        }
    }

    @Test func `underlines, tables and uneven teeth are no combs`() throws {
        let line = (SheetPoint(25, 95), SheetPoint(235, 95))
        #expect(try comb(in: mask([line])) == nil)
        #expect(try comb(in: mask(boxes(4))) == nil)
        let uneven = [25.0, 60, 160, 235].map { (SheetPoint($0, 95), SheetPoint($0, 75)) }
        #expect(try comb(in: mask([line] + uneven)) == nil)
    }

    @Test func `rings, strokes and open corners are no frames`() throws {
        let ring = (0..<24).map { number in
            let places = [number, number + 1].map { step in
                let angle = Double(step) * .pi / 12
                return SheetPoint(100 + 40 * cos(angle), 60 + 40 * sin(angle))
            }
            return (places[0], places[1])
        }
        #expect(try frame(in: mask(ring)) == nil)
        #expect(try frame(in: mask([(SheetPoint(20, 20), SheetPoint(200, 100))])) == nil)
        let corner = [
            (SheetPoint(20, 20), SheetPoint(200, 20)), (SheetPoint(20, 20), SheetPoint(20, 100)),
        ]
        #expect(try frame(in: mask(corner)) == nil)
    }

    @Test func `a number in boxes is one number, and an empty box keeps its place`() throws {
        let (side, left, top) = (80.0, 20.0, 45.0)
        func at(_ box: Int, _ x: Double, _ y: Double) -> SheetPoint {
            SheetPoint(left + side * (Double(box) + x), top + side * y)
        }
        let seven = { box in
            [(at(box, 0.28, 0.2), at(box, 0.7, 0.22)), (at(box, 0.7, 0.22), at(box, 0.45, 0.82))]
        }
        let four = { box in
            [
                (at(box, 0.35, 0.18), at(box, 0.28, 0.55)),
                (at(box, 0.28, 0.55), at(box, 0.72, 0.52)),
                (at(box, 0.64, 0.2), at(box, 0.6, 0.85)),
            ]
        }
        let width = 440
        let lines = mask(width: width, height: 170, boxes(5, side: side))
        let pen = mask(
            width: width, height: 170, halfWidth: 3,
            [seven(0), four(1), seven(3), four(4)].flatMap(\.self))
        let page = TestPhoto.gray(width: width, height: 170) { x, y in
            pen[x, y] ? 40 : lines[x, y] ? 110 : 235
        }
        var reader = try DigitReader()
        reader.layout = .page
        let rows = reader.rows(for: try TestPhoto.photo(page), path: PhotoPath("boxes.png"))
        #expect(rows.map(\.text) == [String](repeating: "74_74", count: 4))
        #expect(rows.map(\.digit?.value) == [7, 4, 7, 4])
    }

    @Test(.enabled(if: sharedBoxes != nil, "the folder of cases is not there"))
    func `a number in each kind of boxes is read whole`() throws {
        let folder = try #require(Self.sharedBoxes)
        var reader = try DigitReader()
        reader.layout = .page
        var count = 0
        for path in PhotoFinder([PhotoPath(folder.path)]) {
            let name = path.text.dropLast(".png".count)
            let number = try #require(name.split(separator: "_").last)
            #expect(Set(reader.rows(for: path).map(\.text)) == [String(number)], "\(path.text)")
            count += 1
        }
        #expect(count > 4)
    }

    /// Pictures of numbers in boxes, which their names end with.
    static let sharedBoxes = SharedFolder.item("cases/boxes")
}
