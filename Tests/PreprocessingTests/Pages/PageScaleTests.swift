import Preprocessing
import Raster
import Testing

struct PageScaleTests {
    private func mark(_ x: Int, _ y: Int, _ width: Int, _ height: Int, ink: Float) -> PageMark {
        // A hollow box: two upright strokes and two level ones.
        let runs = (y..<y + height).flatMap { row -> [PixelRun] in
            row == y || row == y + height - 1
                ? [PixelRun(row: row, columns: x..<x + width)]
                : [
                    PixelRun(row: row, columns: x..<x + 2),
                    PixelRun(row: row, columns: x + width - 2..<x + width),
                ]
        }
        return PageMark(runs: runs, strength: ink)
    }

    @Test func `specks and pale grain do not outweigh writing`() {
        let digits = (0..<6).map { mark(40 + 40 * $0, 50, 20, 30, ink: 0.7) }
        let grain = (0..<200).map { mark(5 * $0, 300, 6, 8, ink: 0.06) }
        #expect(PageScale(of: digits + grain, longSide: 1000).height == 30)
    }

    @Test func `a frame around writing is none`() {
        let digits = (0..<12).map { mark(120 + 24 * $0, 250, 16, 24, ink: 0.5) }
        let frame = mark(100, 100, 320, 400, ink: 0.9)
        #expect(PageScale(of: digits + [frame], longSide: 1000).height == 24)
    }

    @Test func `an empty page has no scale`() {
        #expect(PageScale(of: [], longSide: 1000).height == 0)
    }

    @Test func `a mark counts from the least side on`() {
        let least = Int(PageScale.Settings().leastSide)
        for (side, height) in [(least, Float(least)), (least - 1, 0)] {
            let marks = (0..<6).map { mark(40 * $0, 50, side, side, ink: 0.7) }
            #expect(PageScale(of: marks, longSide: 1000).height == height)
        }
    }

    @Test func `where all marks lie flat their length is the scale, up to half of the page`() {
        let least = Int(PageScale.Settings().leastSide)
        for (length, height) in [(30, Float(30)), (least, Float(least)), (least - 1, 0), (500, 0)] {
            let dash = PageMark(
                runs: [PixelRun(row: 50, columns: 10..<10 + length)], strength: 1)
            #expect(PageScale(of: [dash], longSide: 1000).height == height, "\(length)")
        }
    }
}
