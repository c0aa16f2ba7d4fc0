import Raster
import Testing

@testable import Preprocessing

/// Lines at the limits, on a picture of 256 by 128 pixels with three blots of a pen.
struct RuledLinesBoundsTests {
    /// The lines found of boxes of ink of one level.
    private func lines(
        _ boxes: [PixelBox], level: Float = 0.3, gate: RuledLines.Gate = .gated,
        size: (width: Int, height: Int) = (256, 128), hasBlots: Bool = true,
        _ change: (inout RuledLines.Settings) -> Void = { _ in }
    ) -> RuledLines {
        // Too small to be lines, and more than a fifth of all ink: full ink is 1.
        let blots = hasBlots ? [0, 1, 2].map { box(40 + 60 * $0, 85, 30, 30) } : []
        let mask = BinaryMask(width: size.width, height: size.height, boxes: boxes + blots)
        var ink = GrayRaster(width: size.width, height: size.height)
        for box in boxes { ink.fill(box, level) }
        for box in blots { ink.fill(box, 1) }
        var settings = RuledLines.Settings()
        settings.shortest = 0.25
        // Three pixels.
        (settings.thickest, settings.edgePixels) = (0.007_812_5, 1)
        (settings.longLine, settings.borderLine, settings.freeLine) = (0.75, 0.375, 0.5)
        settings.borderReach = 0.0625
        change(&settings)
        return RuledLines(in: mask, ink: ink, gate: gate, settings: settings)
    }

    @Test(arguments: [
        // In the middle, longer than half; a dark one longer than three quarters.
        (box(60, 20, 129, 2), Float(0.5), true), (box(60, 20, 128, 2), 0.5, false),
        (box(30, 20, 193, 2), 0.85, true), (box(30, 20, 192, 2), 0.85, false),
        // From 16 pixels of the left border on, or up to 16 of the right one, longer than three eighths.
        (box(0, 20, 97, 2), 0.8, true), (box(0, 20, 96, 2), 0.8, false),
        (box(16, 20, 97, 2), 0.8, true), (box(17, 20, 97, 2), 0.8, false),
        (box(143, 20, 97, 2), 0.8, true), (box(142, 20, 97, 2), 0.8, false),
    ])
    func `a line is long, pale and near the borders`(line: PixelBox, level: Float, isRuled: Bool) {
        let found = lines([line], level: level)
        #expect(found.count == (isRuled ? 1 : 0) && found.rejected == (isRuled ? 0 : 1))
    }

    @Test(arguments: [(16, 224, 2), (17, 223, 0), (16, 223, 0)])
    func `dark lines go from border to border`(x: Int, width: Int, count: Int) {
        let found = lines([box(x, 20, width, 2), box(x, 60, width, 2)], level: 0.98)
        #expect(found.count == count && found.rejected == 2 - count)
    }

    @Test func `a single dark line is turned down`() {
        let found = lines([box(0, 20, 256, 2)], level: 0.98)
        #expect(found.count == 0 && found.rejected == 1 && found.mask.isEmpty)
        #expect(lines([box(0, 20, 256, 2)], level: 0.98, gate: .ungated).count == 1)
    }

    @Test(arguments: [(3, 1), (4, 0)])
    func `a line is as thick as the greatest thickness`(thickness: Int, count: Int) {
        #expect(lines([box(0, 20, 256, thickness)]).count == count)
        #expect(lines([box(0, 20, 256, thickness)], gate: .ungated).count == count)
    }

    @Test(arguments: [(64, 1), (63, 0)])
    func `a line is as long as the least length`(length: Int, count: Int) {
        #expect(lines([box(80, 20, length, 2)], gate: .ungated).count == count)
        // The same is asked of upright lines, of 128 rows.
        #expect(lines([box(20, 20, 2, length / 2)], gate: .ungated, hasBlots: false).count == count)
    }

    @Test(arguments: [(31, 1), (30, 0)])
    func `a line at the border may have half of its length outside`(length: Int, count: Int) {
        // Half of 64 pixels, and one more.
        #expect(lines([box(0, 20, length, 2)], gate: .ungated).count == count)
        #expect(lines([box(256 - length, 20, length, 2)], gate: .ungated).count == count)
    }

    @Test func `a picture so small that a quarter of it is a stroke has no lines`() {
        // A quarter of 48 pixels is 12.
        for (side, count) in [(48, 1), (47, 0)] {
            let found = lines(
                [box(0, 20, side, 1)], gate: .ungated, size: (side, 40), hasBlots: false)
            #expect(found.count == count && found.rejected == 0)
            #expect(found.mask.count == count * side)
        }
        #expect(lines([], hasBlots: false).rejected == 0)
    }

    @Test func `a line of a third of the picture has its thickness where it is`() {
        let found = lines([box(80, 20, 86, 3)], gate: .ungated)
        #expect(found.mask == BinaryMask(width: 256, height: 128, boxes: [box(80, 20, 86, 3)]))
    }

    @Test(arguments: [(4, true), (5, false)])
    func `a run of ink across a line of two pixels is a stroke from five on`(
        rows: Int, isLine: Bool
    ) {
        // The line falls by a row: a run across is counted from the row above all of it to the one below.
        let found = lines([
            box(0, 20, 128, 2), box(128, 21, 128, 2), box(60, 19, 1, rows),
        ])
        #expect(found.mask[60, 20] == isLine && found.mask[60, 21] == isLine)
        #expect(found.mask[59, 20] && found.mask[61, 21])
    }

    @Test func `on a pale line darker ink is a stroke's, on a dark one it may be the line's`() {
        func isLine(_ level: Float, _ stroke: Float, darkLine: Float = 0.8) -> Bool {
            var mask = BinaryMask(width: 256, height: 128, boxes: [box(40, 85, 30, 30)])
            var ink = GrayRaster(width: 256, height: 128, filledWith: 1)
            for row in [20, 60] {
                mask.fill(box(0, row, 256, 2))
                ink.fill(box(0, row, 256, 2), level)
            }
            ink.fill(box(100, 20, 3, 2), stroke)
            var settings = RuledLines.Settings()
            settings.darkLine = darkLine
            return RuledLines(in: mask, ink: ink, gate: .gated, settings: settings).mask[101, 20]
        }
        #expect(isLine(0.3, 0.42) && !isLine(0.3, 0.45))
        #expect(!isLine(0.5, 0.8) && isLine(0.5, 0.8, darkLine: 0.45))
    }
}
