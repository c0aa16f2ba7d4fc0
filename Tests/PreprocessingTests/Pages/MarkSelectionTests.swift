import Preprocessing
import Raster
import Testing

struct MarkSelectionTests {
    /// The areas of the marks that are kept of solid boxes on a page of 400 by 200 pixels, with writing 64 pixels high.
    private func kept(_ sizes: [(Int, Int)]) -> [Int] {
        var settings = MarkSelection.Settings()
        settings.smallest = 0.125
        settings.mostShare = 0.75
        settings.most = 3
        let marks = sizes.map { width, height in
            PageMark(runs: (0..<height).map { PixelRun(row: $0, columns: 5..<5 + width) })
        }
        return MarkSelection(
            of: marks, scale: PageScale(height: 64), width: 400, height: 200, settings: settings
        ).marks.map(\.area)
    }

    @Test func `marks from an eighth of the writing's height on are kept`() {
        #expect(kept([(8, 3), (7, 7), (2, 8), (7, 2)]) == [24, 16])
    }

    @Test func `marks shorter than three quarters of the page are kept`() {
        #expect(kept([(299, 2), (300, 2), (10, 199)]) == [598, 1990])
    }

    @Test func `as many marks as may be stay in their order, of more the smallest goes`() {
        #expect(kept([(9, 9), (30, 2), (12, 12)]) == [81, 60, 144])
        #expect(kept([(9, 9), (30, 2), (12, 12), (11, 11)]) == [144, 121, 81])
    }
}
