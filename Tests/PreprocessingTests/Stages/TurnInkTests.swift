import PhotoFiles
import Preprocessing
import Raster
import Testing

struct TurnInkTests {
    private var ink: Workpiece {
        var picture = GrayRaster(width: 3, height: 2)
        picture[0, 0] = 1
        return Workpiece(ink: picture)
    }

    @Test(arguments: [(1, 1, 0, 2), (2, 2, 1, 3), (3, 0, 2, 2)])
    func `ink turns by quarters to the right`(_ turn: (Int, Int, Int, Int)) throws {
        let (quarters, x, y, width) = turn
        let turned = try ink.after(TurnInk(quarters: quarters))
        let levels = try turned.inkMap()
        #expect(levels.width == width)
        #expect(levels[x, y] == 1 && levels.pixels.reduce(0, +) == 1)
        #expect(turned.mask?[x, y] == true)
    }

    @Test func `the user hears how the photo was read`() throws {
        #expect(try ink.after(TurnInk(quarters: 1)).warnings == [.turned90])
        #expect(try ink.after(TurnInk(quarters: 2)).warnings == [.turned180])
        #expect(try ink.after(TurnInk(quarters: 3)).warnings == [.turned270])
    }
}
