import Raster
import Testing

@testable import Preprocessing

/// Lines at the limits, among writing 10 pixels high: lines of 20 pixels and more, up to 3 pixels thick.
struct PageLinesBoundsTests {
    private func lines(_ mask: BinaryMask, continuation: Int = 2) -> PageLines {
        var settings = PageLines.Settings()
        (settings.shortest, settings.continuation) = (2, continuation)
        return PageLines(
            in: mask, writingHeight: 10, settings: settings, ruled: RuledLines.Settings())
    }

    private func lines(_ width: Int, _ height: Int, _ boxes: PixelBox...) -> PageLines {
        lines(BinaryMask(width: width, height: height, boxes: boxes))
    }

    @Test func `a line is as long as the least length, in a page no wider than it`() {
        #expect(lines(20, 12, box(0, 4, 20, 2)).mask.count == 40)
        #expect(lines(19, 12, box(0, 4, 19, 2)).mask.isEmpty)
        #expect(lines(60, 30, box(20, 10, 20, 2)).mask.count == 40)
        #expect(lines(60, 30, box(20, 10, 19, 2)).mask.isEmpty)
        #expect(lines(30, 60, box(10, 20, 2, 20)).mask.count == 40)
    }

    @Test func `a line is as thick as the greatest thickness`() {
        #expect(lines(80, 40, box(10, 10, 60, 3)).mask.count == 180)
        for rows in [4, 5, 6, 9] { #expect(lines(80, 40, box(10, 10, 60, rows)).mask.isEmpty) }
    }

    @Test(arguments: [(2, true), (3, false)])
    func `ink across a line of two pixels stays from five pixels on`(more: Int, isLine: Bool) {
        let found = lines(120, 40, box(10, 10, 100, 2), box(60, 12, 1, more))
        #expect(found.mask[60, 10] == isLine && found.mask[60, 11] == isLine)
        #expect(found.mask[59, 10] && found.mask[61, 11])
    }

    /// A line of two pixels that falls by one row in 14 columns up to the middle, and rises again; level at its ends.
    private func bent(_ width: Int, top: Int, turned: Bool = false) -> BinaryMask {
        let height = top + width / 28 + 3
        var mask = BinaryMask(width: width, height: height)
        for x in 0..<width {
            let y = top + max(0, min(x, width - 1 - x) / 14 - 1)
            mask.fill(box(x, turned ? height - 2 - y : y, 1, 2))
        }
        return mask
    }

    @Test func `a line may bend by four pixels in the mean square`() {
        // Rows are spread evenly over nearly 10 and 16 pixels: these over the root of 12.
        #expect(!lines(bent(280, top: 4)).mask.isEmpty)
        #expect(lines(bent(448, top: 4)).mask.isEmpty)
    }

    @Test func `the course of a bent line is a row more on either side`() {
        let courses = lines(bent(280, top: 4)).courses
        // The straight line that fits it lies more than a row from its ends and from its middle.
        #expect(courses[2, 3] && !courses[2, 2] && courses[140, 14] && !courses[140, 15])
        // At the borders of the page it is cut off.
        #expect(lines(bent(280, top: 0)).courses[2, 0])
        let lower = lines(bent(280, top: 0, turned: true)).courses
        #expect(lower[2, lower.height - 1])
    }

    @Test func `a course goes on for twice the least length at both ends`() {
        let courses = lines(240, 40, box(100, 10, 40, 3)).courses
        #expect(courses.boundingBox == box(60, 9, 120, 5))
        #expect(courses.count == 120 * 5)
        // Two pixels are half a pixel off the middle row, one way or the other.
        let thin = lines(240, 40, box(100, 10, 40, 2)).courses
        #expect((0..<40).count { thin[70, $0] } == 5)
        // Up to the page's borders.
        #expect(lines(120, 40, box(30, 10, 60, 3)).courses.boundingBox == box(0, 9, 120, 5))
    }

    @Test(arguments: [false, true])
    func `a course that leaves the page ends there`(rises: Bool) throws {
        var mask = BinaryMask(width: 300, height: 30)
        for x in 120..<180 {
            let y = rises ? 4 - (x - 120) / 15 : 23 + (x - 120) / 15
            mask.fill(box(x, y, 1, 3))
        }
        let found = lines(mask, continuation: 6)
        let ink = GrayRaster(width: 300, height: 30)
        let fit = try #require(LineFit(of: ConnectedComponents(of: found.mask, ink: ink).runs))
        // At the right end it has left the page.
        for x in Array(0..<118) + Array(182..<300) {
            let middle = fit.row(at: x)
            for y in 0..<30 { #expect(found.courses[x, y] == (abs(y - middle) <= 2), "\(x), \(y)") }
        }
        #expect((0..<30).allSatisfy { !found.courses[299, $0] })
    }
}
