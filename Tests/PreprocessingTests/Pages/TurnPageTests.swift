import Decoders
import PhotoFiles
import Preprocessing
import Raster
import Testing

struct TurnPageTests {
    /// A wide page with one mark, turned, and the mark found again.
    private func box(turnedBy turn: PageTurn) throws -> (PixelBox, Workpiece) {
        var picture = TestPicture(width: 300, height: 200)
        picture.line(60, 40, 60, 80, width: 8)
        var workpiece = Workpiece(photo: picture.photo)
        var rendering = PageRendering()
        rendering.turn = turn
        try Pipeline.uprightPage(longSide: rendering.longSide, by: PhotoDecoder()).run(&workpiece)
        try Pipeline.marksOfPage(rendering).run(&workpiece)
        let mark = try #require(workpiece.pageMarks?.all.max { $0.area < $1.area })
        return (workpiece.photoBox(of: mark), workpiece)
    }

    @Test(arguments: [0, 1, 2, 3])
    func `a box is told where the photo has it, however the page was turned`(
        quarters: Int
    ) throws {
        let (box, workpiece) = try box(turnedBy: PageTurn(quarters: quarters))
        #expect(abs(box.x - 56) <= 2 && abs(box.maxX - 64) <= 2)
        #expect(abs(box.y - 36) <= 2 && abs(box.maxY - 84) <= 2)
        #expect(
            workpiece.warnings.map(\.rawValue) == (quarters == 0 ? [] : ["turned-\(90 * quarters)"])
        )
        let ink = try workpiece.inkMap()
        #expect((ink.width > ink.height) == quarters.isMultiple(of: 2))
    }

    @Test(arguments: [-38, 12, 30] as [Float])
    func `a box is told where the photo has it after some degrees as well`(
        degrees: Float
    ) throws {
        let (box, _) = try box(turnedBy: PageTurn(quarters: 3, degrees: degrees))
        #expect(abs(box.x - 56) <= 4 && abs(box.maxX - 64) <= 4)
        #expect(abs(box.y - 36) <= 4 && abs(box.maxY - 84) <= 4)
    }
}
