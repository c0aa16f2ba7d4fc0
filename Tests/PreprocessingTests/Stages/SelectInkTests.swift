import PhotoFiles
import Preprocessing
import Raster
import Testing

struct SelectInkTests {
    private func blocks(_ boxes: [PixelBox], ink value: Float = 0.8) -> Workpiece {
        var ink = GrayRaster(width: 400, height: 300)
        for box in boxes {
            for y in box.y..<box.maxY { for x in box.x..<box.maxX { ink[x, y] = value } }
        }
        return Workpiece(ink: ink)
    }

    private let digit = PixelBox(x: 170, y: 90, width: 50, height: 110)

    @Test func `the large ink near the middle is the digit`() throws {
        let speck = PixelBox(x: 60, y: 40, width: 5, height: 5)
        let edge = PixelBox(x: 0, y: 0, width: 400, height: 14)
        let neighbor = PixelBox(x: 370, y: 100, width: 30, height: 100)
        let result = try blocks([speck, edge, neighbor, digit]).after(SelectInk())
        #expect(result.mask?.boundingBox == digit)
    }

    @Test func `a loose bar belongs to its 5`() throws {
        let bar = PixelBox(x: 230, y: 80, width: 40, height: 12)
        let result = try blocks([digit, bar]).after(SelectInk())
        #expect(result.mask?.boundingBox == digit.union(bar))
    }

    @Test func `other ranks show other ink, and then there is none`() throws {
        let other = PixelBox(x: 40, y: 120, width: 40, height: 60)
        let page = blocks([digit, other])
        #expect(try page.after(SelectInk(rank: 1)).mask?.boundingBox == other)
        #expect(throws: PreprocessingError.noInk) { try page.after(SelectInk(rank: 2)) }
    }

    @Test func `after a group of several parts comes its main part alone`() throws {
        let bar = PixelBox(x: 230, y: 80, width: 40, height: 12)
        let result = try blocks([digit, bar]).after(SelectInk(rank: 1))
        #expect(result.mask?.boundingBox == digit)
    }

    @Test func `a piece left out is foreign ink where it nearly touches, not farther off`() throws {
        func foreignInk(below gap: Int) throws -> Float {
            let piece = PixelBox(x: 180, y: digit.maxY + gap, width: 20, height: 50)
            let page = try blocks([PixelBox(x: 180, y: 90, width: 20, height: 110), piece])
                .after(SelectInk(rank: 1))
            #expect(page.mask?.boundingBox?.maxY == digit.maxY)
            return try #require(page.selection).foreignInk
        }
        #expect(abs(try foreignInk(below: 8) - 50 / 110) < 0.01)
        #expect(try foreignInk(below: 30) == 0)
    }

    @Test func `what a frame is drawn around can be taken alone, and the frame is no other digit`()
        throws
    {
        let sides = [
            PixelBox(x: 120, y: 60, width: 150, height: 8),
            PixelBox(x: 120, y: 222, width: 150, height: 8),
            PixelBox(x: 120, y: 60, width: 8, height: 170),
            PixelBox(x: 262, y: 60, width: 8, height: 170),
        ]
        let bar = PixelBox(x: 230, y: 90, width: 20, height: 10)
        let page = blocks(sides + [digit, bar])
        let frame = PixelBox(x: 120, y: 60, width: 150, height: 170)
        let whole = try page.after(SelectInk())
        #expect(whole.mask?.boundingBox == frame && whole.selection?.isFramed == true)
        let ranks = try (1...3).map { try page.after(SelectInk(rank: $0)) }
        let framed = try #require(ranks.first { $0.mask?.boundingBox == digit.union(bar) })
        #expect(framed.selection?.isAlone == true)
        // The frame alone leaves out what is in it.
        let alone = try #require(ranks.first { $0.mask?.boundingBox == frame })
        #expect(try #require(alone.selection).foreignInk > 0.5)
        // A speck in a loop is no digit.
        let speck = PixelBox(x: 180, y: 130, width: 14, height: 14)
        let dotted = blocks(sides + [speck])
        #expect(throws: PreprocessingError.noInk) { try dotted.after(SelectInk(rank: 2)) }
    }

    @Test func `marks as large as the digit count`() throws {
        let other = PixelBox(x: 40, y: 120, width: 40, height: 60)
        let (speck, small) = (
            PixelBox(x: 60, y: 40, width: 5, height: 5),
            PixelBox(x: 300, y: 60, width: 20, height: 26)
        )
        let page = try blocks([digit, other, speck, small]).after(SelectInk())
        #expect(page.selection?.marksBeside == 1)
        let stroke = PixelBox(x: 180, y: 20, width: 24, height: 260)
        let edge = try blocks([stroke, speck, small]).after(SelectInk())
        #expect(edge.mask?.boundingBox == stroke)
        #expect(edge.selection?.marksBeside == 0)
    }

    @Test func `bare paper has no ink`() {
        #expect(throws: PreprocessingError.noInk) { try blocks([]).after(SelectInk()) }
    }

    @Test(
        arguments: [
            ([], 0, false, true), ([1], 0, false, false), ([], 0.1, false, false),
            ([], 0, true, false),
        ]
            as [([Int], Float, Bool, Bool)])
    func `a selection is alone without companions, foreign ink and frame`(
        companions: [Int], foreignInk: Float, isFramed: Bool, isAlone: Bool
    ) {
        let selection = InkSelection(
            companions: companions, foreignInk: foreignInk, isFramed: isFramed)
        #expect(selection.isAlone == isAlone && selection.marksBeside == 0)
        #expect(InkSelection().isAlone && InkSelection(marksBeside: 3).isAlone)
    }

    @Test func `two like groups are several candidates, a digit and a speck are not`() throws {
        func warnings(_ boxes: [PixelBox]) throws -> [Warning] {
            var ink = GrayRaster(width: 400, height: 300)
            for box in boxes { ink.fill(box, 0.8) }
            return try Workpiece(ink: ink).after(SelectInk()).warnings
        }
        let digit = box(130, 110, 50, 80)
        #expect(try warnings([digit]) == [])
        #expect(try warnings([digit, box(240, 110, 50, 80)]) == [.severalCandidates])
        #expect(try warnings([digit, box(240, 110, 20, 30)]) == [])
    }

    @Test func `the first rank is the likeliest ink, others are a second look`() throws {
        func reason(_ rank: Int) throws -> String? {
            var page = blocks([digit, PixelBox(x: 40, y: 120, width: 40, height: 60)])
            var notes = StageNotes(isRecording: true)
            try SelectInk(rank: rank).process(&page, notes: &notes)
            return notes.measurements.first { $0.name == "group" }?.reason
        }
        #expect(try reason(0) == "most ink, largest and nearest to the middle")
        #expect(try reason(1) == "a second look")
    }
}
