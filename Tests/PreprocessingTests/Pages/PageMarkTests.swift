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
}
