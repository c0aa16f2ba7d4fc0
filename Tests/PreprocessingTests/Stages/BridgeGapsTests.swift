import Preprocessing
import Raster
import Testing

struct BridgeGapsTests {
    /// A stroke in pieces and a bar beside it.
    private func ink(gap: Float, bar: Float = 60) -> Workpiece {
        var picture = TestPicture(width: 200, height: 240, paper: 0)
        picture.line(100, 30, 100, 110 - gap / 2, width: 20, ink: 1)
        picture.line(100, 130 + gap / 2, 100, 210, width: 20, ink: 1)
        picture.line(110 + bar, 30, 110 + bar, 90, width: 20, ink: 1)
        var gray = picture.gray
        gray.pixels = gray.pixels.map { 0.8 * $0 }
        return Workpiece(ink: gray)
    }

    private func pieces(_ workpiece: Workpiece) throws -> Int {
        let mask = try #require(workpiece.mask)
        return ConnectedComponents(of: mask, ink: try workpiece.inkMap()).components.count
    }

    @Test func `a gap shorter than the stroke is wide is inked as the stroke is`() throws {
        let page = ink(gap: 12)
        #expect(try pieces(page) == 3)
        let bridged = try page.after(BridgeGaps())
        #expect(try pieces(bridged) == 2)
        let mask = try #require(bridged.mask)
        #expect(try mask[100, 120] && bridged.inkMap()[100, 120] > 0.79)
        // Neither wider than the stroke nor anywhere else.
        let added = mask.subtracting(try #require(page.mask))
        let box = try #require(added.boundingBox)
        #expect(box.x >= 89 && box.maxX <= 111 && box.y >= 95 && box.maxY <= 145)
    }

    @Test func `a long gap stays, and so does one beside the stroke`() throws {
        for page in [ink(gap: 40), ink(gap: 40, bar: 45)] {
            let after = try page.after(BridgeGaps())
            #expect(after.mask == page.mask && after.ink == page.ink)
        }
    }

    @Test func `the mouth of a loop stays open`() throws {
        var picture = TestPicture(width: 200, height: 240, paper: 0)
        picture.line(60, 40, 60, 200, width: 20, ink: 1)
        picture.line(60, 200, 140, 200, width: 20, ink: 1)
        picture.line(140, 200, 140, 120, width: 20, ink: 1)
        picture.line(140, 120, 92, 120, width: 20, ink: 1)
        let page = Workpiece(ink: picture.gray)
        #expect(try pieces(page) == 1)
        #expect(try page.after(BridgeGaps()).mask == page.mask)
    }

    @Test(arguments: [(2, 1), (3, 2)])
    func `between thin strokes gaps of two pixels are inked`(gap: Int, pieces: Int) throws {
        // Strokes of two pixels count as 2.5 wide, of which 1.2 are three.
        var ink = GrayRaster(width: 50, height: 20)
        ink.fill(box(4, 10, 18, 2), 0.8)
        ink.fill(box(22 + gap, 10, 18, 2), 0.8)
        let result = try Workpiece(ink: ink).after(BridgeGaps())
        let mask = try #require(result.mask)
        #expect(try ConnectedComponents(of: mask, ink: result.inkMap()).components.count == pieces)
        #expect(try abs(result.inkMap()[22, 10] - (pieces == 1 ? 0.8 : 0)) < 1e-3)
    }

    @Test func `of two pieces both are bridged, and of one nothing is`() throws {
        var ink = GrayRaster(width: 50, height: 40)
        ink.fill(box(4, 10, 18, 6), 0.8)
        #expect(try Workpiece(ink: ink).after(BridgeGaps()).ink == ink)
        ink.fill(box(25, 10, 18, 6), 0.8)
        #expect(try Workpiece(ink: ink).after(BridgeGaps()).mask?.boundingBox == box(4, 10, 39, 6))
        #expect(try Workpiece(ink: ink).after(BridgeGaps()).mask?.count == 39 * 6)
    }
}
