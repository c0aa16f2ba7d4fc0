import MNIST
import Raster
import Testing

@testable import DigitSheets

struct FrameAlignmentTests {
    /// Pixels per millimeter.
    private static let scale = 6
    /// The color that boxes are printed in.
    private static let blue = SheetColor.box.channels

    /// Three rows of three boxes of 8 by 10 mm, 4 mm apart, on paper of 44 by 50 mm.
    private let boxes = (0..<9).map { number in
        let (row, column) = number.quotientAndRemainder(dividingBy: 3)
        return SheetLayout.Box(
            number: number, label: .allCases[number], row: row, column: column,
            rect: SheetRect(
                x: 6 + 12 * Double(column), y: 6 + 14 * Double(row), width: 8, height: 10))
    }

    /// The paper with the lines of boxes, a third of a millimeter wide, each box moved by pixels.
    private func photo(
        moved: (_ box: Int) -> (x: Int, y: Int)?, color: [UInt8] = blue, halfWidth: Int = 1
    ) -> ColorRaster {
        let (scale, half) = (Self.scale, halfWidth)
        var photo = ColorRaster(width: 44 * scale, height: 50 * scale)
        for box in boxes {
            guard let shift = moved(box.number) else { continue }
            let (left, top) = (
                Int(box.rect.origin.x) * scale + shift.x, Int(box.rect.origin.y) * scale + shift.y
            )
            let (right, bottom) = (left + 8 * scale, top + 10 * scale)
            for x in [left, right] { photo.fill(x - half..<x + half, top..<bottom, color) }
            for y in [top, bottom] { photo.fill(left..<right, y - half..<y + half, color) }
        }
        return photo
    }

    private func warp(scale: Double = Double(scale)) throws -> PageWarp {
        let corners = SheetRect(x: 0, y: 0, width: 44, height: 50).corners
        return try #require(
            PageWarp(flat: corners.map { PageWarp.Anchor(place: $0, photo: scale * $0) }))
    }

    private func offsets(_ photo: ColorRaster, within reach: Double = 2.6) throws -> [SheetPoint?] {
        FrameAlignment(color: photo, scale: 1).offsets(of: boxes, by: try warp(), within: reach)
    }

    /// Whether all boxes but some are found so many millimeters from where the warp has them.
    private func expect(
        _ found: [SheetPoint?], near offset: SheetPoint, besides left: Set<Int> = [],
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(found.count == 9, sourceLocation: location)
        for (number, place) in found.enumerated() where !left.contains(number) {
            #expect(
                place.map { distance($0, offset) < 0.07 } == true,
                "box \(number): \(String(describing: place))",
                sourceLocation: location)
        }
    }

    @Test(arguments: [(0, 0), (6, -3), (-9, 12), (13, 14)])
    func `all boxes are found where they are`(x: Int, y: Int) throws {
        let photo = photo { _ in (x, y) }
        expect(try offsets(photo), near: SheetPoint(Double(x), Double(y)) / 6)
    }

    @Test func `boxes that are further away than the reach are not found`() throws {
        let photo = photo { _ in (9, 0) }
        #expect(try offsets(photo, within: 1).allSatisfy { $0 == nil })
        expect(try offsets(photo, within: 2), near: [1.5, 0])
    }

    @Test func `a box may be off by a little more than those around it`() throws {
        let found = try offsets(photo { $0 == 4 ? (8, 6) : (6, 6) })
        expect(found, near: [1, 1], besides: [4])
        #expect(distance(try #require(found[4]), [8.0 / 6, 1]) < 0.07)
    }

    @Test func `a box without lines is not found, those around it are`() throws {
        let found = try offsets(photo { $0 == 2 ? nil : (3, 3) })
        #expect(found[2] == nil)
        expect(found, near: [0.5, 0.5], besides: [2])
    }

    @Test func `a pen's stroke beside a line is not taken for it`() throws {
        var photo = photo { _ in (0, 0) }
        let (left, top) = (18 * Self.scale, 20 * Self.scale)
        // Upright, 1.5 mm inside of the left line of the box in the middle, as long as the line.
        photo.fill(left + 8..<left + 11, top..<top + 60, [40, 40, 60])
        expect(try offsets(photo), near: [0, 0])
    }

    @Test func `a row of strokes as pale as lines beside one box does not move it`() throws {
        var photo = photo { _ in (0, 0) }
        let (left, top) = (18 * Self.scale, 20 * Self.scale)
        // As far from each other as the box's own lines, and darker.
        for x in [left + 9, left + 48 + 9] {
            photo.fill(x - 1..<x + 1, top..<top + 60, [140, 140, 140])
        }
        expect(try offsets(photo), near: [0, 0])
    }

    @Test func `lines as dark and wide as a pen's, bare paper and boxes of a millimeter are none`()
        throws
    {
        let dark = photo(moved: { _ in (0, 0) }, color: [60, 60, 60], halfWidth: 3)
        #expect(try offsets(dark).allSatisfy { $0 == nil })
        let bare = photo { _ in nil }
        #expect(try offsets(bare).allSatisfy { $0 == nil })
        let tiny = SheetLayout.Box(
            number: 0, label: .allCases[0], rect: SheetRect(x: 6, y: 6, width: 1, height: 1))
        let alignment = FrameAlignment(color: photo { _ in (0, 0) }, scale: 1)
        #expect(try alignment.offsets(of: [tiny], by: warp(), within: 1) == [nil])
        #expect(try alignment.offsets(of: [], by: warp(), within: 1).isEmpty)
    }

    @Test func `in a photo that was made smaller they are found alike`() throws {
        // The page was found at twice the size of the picture.
        let found = FrameAlignment(color: photo { _ in (6, -3) }, scale: 0.5).offsets(
            of: boxes, by: try warp(scale: 12), within: 2.6)
        expect(found, near: [1, -0.5])
    }
}
