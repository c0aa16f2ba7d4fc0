import Preprocessing
import Raster
import Testing

/// A mask drawn with `#` for ink.
func mask(_ lines: [String]) -> BinaryMask {
    BinaryMask(
        width: lines[0].count, height: lines.count,
        pixels: lines.flatMap { $0.map { $0 == "#" ? 1 : 0 } })
}

/// The parts of a mask.
func marks(_ mask: BinaryMask) -> [PageMark] {
    PageMark.marks(
        in: ConnectedComponents(of: mask, ink: GrayRaster(width: mask.width, height: mask.height)))
}

struct PageMarkTests {
    private let picture = mask([
        "##....#",
        "##...##",
        ".......",
        "..##...",
    ])

    @Test func `every connected part is a mark with its box and its pixels`() {
        let found = marks(picture)
        #expect(found.map(\.area) == [4, 3, 2])
        #expect(found[1].box == PixelBox(x: 5, y: 0, width: 2, height: 2))
        #expect(found[1].mask(in: found[1].box) == mask([".#", "##"]))
    }

    @Test func `all marks together are the mask`() throws {
        let found = marks(picture)
        let whole = found[0].union(found[1]).union(found[2])
        let frame = PixelBox(x: 0, y: 0, width: 7, height: 4)
        #expect(whole.box == frame && whole.area == 9)
        #expect(whole.mask(in: frame) == picture)
    }

    @Test func `what lies outside a frame is left out`() {
        let found = marks(picture)
        let frame = PixelBox(x: 1, y: 1, width: 3, height: 2)
        #expect(found[0].mask(in: frame) == mask(["#..", "..."]))
        #expect(found[2].mask(in: frame).isEmpty)
    }

    @Test func `a mark's strength is its mean ink`() {
        var ink = GrayRaster(width: 7, height: 4, filledWith: 0.5)
        ink[0, 0] = 0.9
        ink[2, 3] = 0.1
        let found = PageMark.marks(in: ConnectedComponents(of: picture, ink: ink)) { $0.area != 3 }
        #expect(found.map(\.area) == [4, 2])
        #expect(abs(found[0].strength - 0.6) < 1e-6 && abs(found[1].strength - 0.3) < 1e-6)
        // Four pixels and two.
        #expect(abs(found[0].union(found[1]).strength - 0.5) < 1e-6)
        let dot = PageMark(runs: [PixelRun(row: 3, columns: 4..<5)], strength: 0.7)
        #expect(dot.area == 1 && dot.box == box(4, 3, 1, 1))
        let single = ConnectedComponents(
            of: mask(["#"]), ink: GrayRaster(width: 1, height: 1, filledWith: 0.7))
        #expect(
            PageMark.marks(in: single) == [
                PageMark(runs: [.init(row: 0, columns: 0..<1)], strength: 0.7)
            ])
        #expect(PageMark(runs: []).box.width == 0 && PageMark(runs: []).strength == 0)
        #expect(PageMark(runs: []).box.x == 0 && PageMark(runs: []).box.y == 0)
    }

    @Test(arguments: [
        (0, 0, 6), (1, 0, 4), (-1, 0, 4), (0, 1, 3), (2, 1, 1), (3, 0, 0), (-3, 0, 0), (0, 2, 0),
        (0, -2, 0),
        (0, -1, 3),
    ])
    func `marks share the pixels that both have`(x: Int, y: Int, count: Int) {
        func block(_ x: Int, _ y: Int) -> PageMark {
            PageMark(
                runs: [y, y + 1].map { PixelRun(row: $0, columns: x..<x + 3) })
        }
        #expect(block(10, 10).sharedPixels(with: block(10 + x, 10 + y)) == count)
    }

    @Test func `a mark's pixels above, below and beside a box are no part of its mask`() {
        let column = PageMark(runs: (0..<6).map { PixelRun(row: $0, columns: 2..<7) })
        #expect(column.mask(in: box(4, 2, 4, 2)) == mask(["###.", "###."]))
        #expect(column.mask(in: box(0, 5, 3, 2)) == mask(["..#", "..."]))
    }
}
