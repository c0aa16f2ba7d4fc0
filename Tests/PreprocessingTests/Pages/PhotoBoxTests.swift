import Raster
import Testing

@testable import Preprocessing

/// Marks led back to the photo, and cut out of the page.
struct PhotoBoxTests {
    private func mark(_ box: PixelBox) -> PageMark {
        PageMark(runs: (box.y..<box.maxY).map { PixelRun(row: $0, columns: box.x..<box.maxX) })
    }

    @Test(arguments: [
        // In a photo of 20 by 10 pixels that lies on a side or upside down.
        (1, box(0, 0, 3, 4), box(0, 7, 4, 3)), (1, box(7, 16, 3, 4), box(16, 0, 4, 3)),
        (2, box(0, 0, 4, 3), box(16, 7, 4, 3)), (2, box(16, 7, 4, 3), box(0, 0, 4, 3)),
        (3, box(0, 0, 3, 4), box(16, 0, 4, 3)), (3, box(7, 16, 3, 4), box(0, 7, 4, 3)),
    ])
    func `a mark of a turned page is where the photo has it`(
        quarters: Int, found: PixelBox, wanted: PixelBox
    ) {
        var workpiece = Workpiece.empty
        workpiece.turnedPage = TurnedPage(
            turn: PageTurn(quarters: quarters), width: 20, height: 10)
        #expect(workpiece.photoBox(of: mark(found)) == wanted)
    }

    @Test func `a mark has whole pixels of a photo that is larger than the page`() {
        var workpiece = Workpiece.empty
        workpiece.view = PhotoView(x: 0, y: 0, scale: 2.5)
        #expect(workpiece.photoBox(of: mark(box(1, 2, 3, 3))) == box(2, 5, 8, 8))
        workpiece.turnedPage = TurnedPage(turn: PageTurn(quarters: 2), width: 50, height: 25)
        #expect(workpiece.photoBox(of: mark(box(1, 2, 3, 3))) == box(40, 12, 8, 8))
    }

    @Test(arguments: [
        (box(0, 0, 5, 4), box(0, 0, 7, 6)), (box(1, 2, 5, 4), box(0, 0, 8, 8)),
        (box(8, 9, 5, 4), box(6, 7, 9, 8)), (box(17, 6, 3, 4), box(15, 4, 5, 8)),
        (box(6, 13, 3, 2), box(4, 11, 7, 4)),
    ])
    func `a mark is cut out with two pixels around it, as far as the page goes`(
        place: PixelBox, area: PixelBox
    ) throws {
        var page = Workpiece(
            ink: GrayRaster(
                width: 20, height: 15, pixels: (0..<300).map { Float($0) / 300 }))
        page.view = PhotoView(x: 100, y: 200, scale: 2)
        page.lines = page.mask
        let digit = page.cropped(to: mark(place))
        #expect(digit.ink == page.ink?.cropped(to: area) && digit.lines == nil)
        let inner = box(place.x - area.x, place.y - area.y, place.width, place.height)
        #expect(
            digit.mask == BinaryMask(width: area.width, height: area.height, boxes: [inner]))
        #expect(
            digit.view
                == PhotoView(x: 100 + 2 * Double(area.x), y: 200 + 2 * Double(area.y), scale: 2))
    }

    @Test func `of a page without an ink map there is nothing to cut out`() {
        var page = Workpiece.empty
        page.mask = BinaryMask(width: 4, height: 4)
        let digit = page.cropped(to: mark(box(0, 0, 2, 2)))
        #expect(digit.ink == nil && digit.mask == nil)
    }
}
