import Preprocessing
import Raster
import Testing

struct PaperLevelTests {
    /// Paper of 128 by 96 pixels with a level of 200, and dark squares of 40.
    private func page(_ squares: (x: Int, y: Int, side: Int)...) -> GrayRaster {
        var page = GrayRaster(width: 128, height: 96, filledWith: 200)
        for square in squares {
            for y in square.y..<square.y + square.side {
                for x in square.x..<square.x + square.side { page[x, y] = 40 }
            }
        }
        return page
    }

    /// Every way to estimate the paper, each wider than 7 pixels and narrower than 40 where that counts.
    private static let all: [PaperLevel] = [
        .closing(side: 21), .fineClosing(side: 21), .median(side: 21), .strokes(share: 0.16),
    ]

    @Test(arguments: all)
    func `bare paper is its own level, however small`(level: PaperLevel) {
        for (width, height) in [(128, 96), (300, 20), (1, 1), (1, 50), (2, 3)] {
            let bare = GrayRaster(width: width, height: height, filledWith: 200)
            let paper = level.paper(under: bare)
            #expect(paper.width == width && paper.height == height)
            #expect(paper.pixels.allSatisfy { abs($0 - 200) < 0.01 })
        }
    }

    @Test(arguments: all)
    func `strokes are filled with the paper around them`(level: PaperLevel) {
        let paper = level.paper(under: page((20, 20, 7), (90, 60, 7), (121, 40, 7)))
        #expect(paper.pixels.allSatisfy { abs($0 - 200) < 1 })
    }

    @Test(arguments: all)
    func `what is wider than the window is paper itself`(level: PaperLevel) {
        let paper = level.paper(under: page((40, 30, 40)))
        #expect(paper[60, 50] < 60)
        #expect(abs(paper[10, 10] - 200) < 1 && abs(paper[120, 90] - 200) < 1)
    }

    @Test(arguments: [PaperLevel.median(side: 21), .strokes(share: 0.16)])
    func `the edge of a shadow stays where it is`(level: PaperLevel) {
        var page = page()
        for y in 0..<96 { for x in 64..<128 { page[x, y] = 110 } }
        let paper = level.paper(under: page)
        for y in [5, 48, 90] {
            #expect(abs(paper[59, y] - 200) < 1 && abs(paper[68, y] - 110) < 1)
        }
    }

    @Test func `windows are pixels of the reduced picture`() {
        // At 512 pixels a stroke of 28 is 7 of 128 wide, but 14 of 256: a window of 11 fills the one alone.
        var large = GrayRaster(width: 512, height: 384, filledWith: 200)
        for y in 100..<300 { for x in 200..<228 { large[x, y] = 40 } }
        #expect(abs(PaperLevel.closing(side: 11).paper(under: large)[214, 200] - 200) < 1)
        #expect(PaperLevel.fineClosing(side: 11).paper(under: large)[214, 200] < 60)
        // A share of the long side: 15 pixels are too few, 31 enough.
        #expect(PaperLevel.strokes(share: 0.03).paper(under: large)[214, 200] < 60)
        #expect(abs(PaperLevel.strokes(share: 0.06).paper(under: large)[214, 200] - 200) < 1)
        #expect(
            abs(PaperLevel.strokes(share: 0, atLeast: 31).paper(under: large)[214, 200] - 200) < 1)
    }

    @Test func `a single light pixel is no paper`() {
        var page = page()
        page[64, 48] = 255
        for level in [PaperLevel.closing(side: 21), .strokes(share: 0.16)] {
            #expect(level.paper(under: page).pixels.allSatisfy { abs($0 - 200) < 1 })
        }
    }

    @Test func `the finer closing is at twice the size of the other`() {
        var settings = PaperLevel.Settings()
        settings.closing = 50
        #expect(settings.fineClosing == 100)
    }

    @Test(arguments: [PaperLevel.closing(side: 21), .strokes(share: 0.16), .strokes(share: 0.17)])
    func `what is narrower than the window is filled, to the pixel`(level: PaperLevel) {
        // Sixteen hundredths of 128 pixels are 20, seventeen 21: both make a window of 21.
        for (width, isFilled) in [(20, true), (21, false)] {
            var stroke = page()
            stroke.fill(box(50, 0, width, 96), 40)
            #expect((level.paper(under: stroke)[60, 48] > 150) == isFilled)
        }
    }

    @Test func `after a closing the paper level is averaged over a third of the window`() {
        // Over nine pixels: a third of 25, made odd.
        var step = page()
        step.fill(box(64, 0, 64, 96), 110)
        let paper = PaperLevel.closing(side: 25).paper(under: step)
        for x in 55..<73 {
            let dark = Float(min(max(x + 5 - 64, 0), 9))
            #expect(abs(paper[x, 48] - (200 - 90 * dark / 9)) < 0.01)
        }
    }
}
