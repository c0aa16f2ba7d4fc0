import Preprocessing
import Raster
import Testing

/// Marks at the limits of what counts as writing, beside pale writing of 30 pixels' height.
struct PageScaleBoundsTests {
    /// A mark of full rows of some lengths, all from the same column on.
    private func mark(_ x: Int, _ y: Int, rows: [Int], ink: Float) -> PageMark {
        PageMark(
            runs: rows.enumerated().filter { $1 > 0 }.map {
                PixelRun(row: y + $0, columns: x..<x + $1)
            }, strength: ink)
    }

    private func solid(_ box: PixelBox, ink: Float = 1) -> PageMark {
        mark(box.x, box.y, rows: [Int](repeating: box.width, count: box.height), ink: ink)
    }

    /// A box's outline, two pixels wide at the sides.
    private func hollow(_ box: PixelBox, ink: Float = 1) -> PageMark {
        PageMark(
            runs: (box.y..<box.maxY).flatMap { row -> [PixelRun] in
                row == box.y || row == box.maxY - 1
                    ? [PixelRun(row: row, columns: box.x..<box.maxX)]
                    : [
                        PixelRun(row: row, columns: box.x..<box.x + 2),
                        PixelRun(row: row, columns: box.maxX - 2..<box.maxX),
                    ]
            }, strength: ink)
    }

    /// Whether a strong mark on a page of 1,000 pixels counts, among others.
    private func counts(
        _ mark: PageMark, among others: [PageMark] = [],
        _ change: (inout PageScale.Settings) -> Void = { _ in }
    ) -> Bool {
        var settings = PageScale.Settings()
        settings.fullest = 0.75
        settings.slenderness = 0.25
        settings.frameShare = 0.125
        change(&settings)
        let writing = hollow(box(900, 20, 20, 30), ink: 0.1)
        let scale = PageScale(of: [writing, mark] + others, longSide: 1000, settings: settings)
        return scale.height == Float(mark.box.height)
    }

    @Test func `a mark is shorter than half of the page and higher than half of its width`() {
        #expect(counts(solid(box(10, 10, 20, 499))) && !counts(solid(box(10, 10, 20, 500))))
        #expect(counts(hollow(box(10, 10, 40, 21))) && !counts(hollow(box(10, 10, 40, 20))))
    }

    @Test func `a mark's box is less than three quarters full, or the mark is a slender stroke`() {
        // 1,200 pixels of 1,600, and one less.
        let (full, empty) = ([Int](repeating: 40, count: 29), [Int](repeating: 0, count: 10))
        #expect(!counts(mark(10, 10, rows: full + empty + [40], ink: 1)))
        #expect(counts(mark(10, 10, rows: full + empty + [39], ink: 1)))
        #expect(counts(solid(box(10, 10, 9, 40))) && !counts(solid(box(10, 10, 10, 40))))
    }

    @Test(arguments: [(20, false), (21, true)])
    func `a mark fills more than a sixteenth of its box`(pixels: Int, isWriting: Bool) {
        let rows = [40, pixels] + [Int](repeating: 0, count: 37) + [40]
        #expect(
            counts(mark(10, 10, rows: rows, ink: 1)) { $0.emptiest = 0.0625 } == isWriting)
    }

    /// Marks inside of a box at 100, 100, all at the same place.
    private func inside(_ count: Int, _ width: Int, _ height: Int) -> [PageMark] {
        [PageMark](repeating: hollow(box(104, 104, width, height), ink: 0.001), count: count)
    }

    @Test func `what is longer than an eighth of the page and encloses more than 8 is a frame`() {
        #expect(counts(hollow(box(100, 100, 100, 125)), among: inside(9, 10, 10)))
        #expect(!counts(hollow(box(100, 100, 100, 126)), among: inside(9, 10, 10)))
        #expect(counts(hollow(box(100, 100, 100, 126)), among: inside(8, 10, 10)))
        // Beside it they are not enclosed.
        let beside = [PageMark](repeating: hollow(box(300, 104, 10, 10), ink: 0.001), count: 9)
        #expect(counts(hollow(box(100, 100, 100, 126)), among: beside))
    }

    @Test(arguments: [
        // A twentieth of 160 pixels and more, less than half of them.
        (160, 8, false), (160, 7, true), (160, 79, false), (160, 80, true),
        // Five pixels at least.
        (64, 5, false), (64, 4, true),
    ])
    func `neither specks nor what is half as long makes a frame`(
        side: Int, other: Int, isWriting: Bool
    ) {
        let frame = hollow(box(100, 100, 100, side))
        let found = counts(frame, among: inside(9, min(other, 60), other)) {
            $0.frameShare = 0.05
            $0.emptiest = 0.01
        }
        #expect(found == isWriting)
    }

    @Test(arguments: [400, 499])
    func `of dashes alone the length counts below half of the page`(length: Int) {
        let dash = solid(box(10, 50, length, 1))
        #expect(
            PageScale(of: [dash], longSide: 1000, settings: PageScale.Settings()).height
                == Float(length))
    }
}
