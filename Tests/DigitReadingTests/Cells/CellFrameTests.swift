import DigitSheets
import MNIST
import PhotoFiles
import Preprocessing
import Raster
import SystemLibraries
import Testing

@testable import DigitReading

/// Frames drawn by hand, and digits of a few strokes in them.
struct CellFrameTests {
    /// The ink that lies within so many pixels of some segments.
    private func mask(
        width: Int = 260, height: Int = 120, halfWidth: Double = 1.2,
        _ segments: [(SheetPoint, SheetPoint)]
    ) -> BinaryMask {
        var mask = BinaryMask(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width {
                let place = SheetPoint(Double(x) + 0.5, Double(y) + 0.5)
                mask[x, y] = segments.contains { distance(of: place, to: $0) <= halfWidth }
            }
        }
        return mask
    }

    private func distance(of place: SheetPoint, to segment: (SheetPoint, SheetPoint)) -> Double {
        let way = segment.1 - segment.0
        let part = min(1, max(0, ((place - segment.0) * way).sum() / (way * way).sum()))
        let off = place - segment.0 - part * way
        return (off * off).sum().squareRoot()
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

    private func frame(in mask: BinaryMask) throws -> CellFrame? {
        let ink = GrayRaster(width: mask.width, height: mask.height)
        let marks = PageMark.marks(in: ConnectedComponents(of: mask, ink: ink))
        return CellFrame(of: try #require(marks.first), in: mask)
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
}
