import Preprocessing
import Raster
import Testing

/// Boxes at the limits of neighbors and of lines.
struct WritingLinesBoundsTests {
    private func lines(
        _ boxes: [PixelBox], _ change: (inout WritingLines.Settings) -> Void = { _ in }
    ) -> WritingLines {
        var settings = WritingLines.Settings()
        settings.nearest = 0.5
        settings.heights = 1.5
        change(&settings)
        return WritingLines(of: boxes, settings: settings)
    }

    /// Four boxes, 16 wide and 32 high, each so far right of the one before and below it.
    private func stairs(across: Int, down: Int, width: Int = 16) -> [PixelBox] {
        (0..<4).map { box(10 + $0 * across, 400 + $0 * down, width, 32) }
    }

    @Test(arguments: [(191, 48, 48), (192, 48, 48), (193, 48, 0)])
    func `neighbors are up to six heights apart`(across: Int, down: Int, rows: Int) {
        #expect(lines(stairs(across: across, down: down)).slope == Float(rows) / Float(across))
    }

    @Test(arguments: [(17, 2, 2), (16, 2, 0)])
    func `neighbors are more than half a height apart`(across: Int, down: Int, rows: Int) {
        #expect(lines(stairs(across: across, down: down)).slope == Float(rows) / Float(across))
    }

    @Test(arguments: [(39, 39), (40, 0), (-39, -39), (-40, 0)])
    func `neighbors rise or fall by less than half of what they are apart`(down: Int, rows: Int) {
        #expect(lines(stairs(across: 80, down: down)).slope == Float(rows) / 80)
    }

    @Test(arguments: [(47, true), (48, false)])
    func `neighbors are of like heights`(height: Int, isAlike: Bool) {
        // High and low by turns, their middles on a line that falls by a tenth.
        for first in [0, 1] {
            let boxes = (0..<6).map { place -> PixelBox in
                let high = place % 2 == first ? height : 32
                return box(20 + 40 * place, 100 + 4 * place - high / 2, 16, high)
            }
            let slope = lines(boxes) { $0.farthest = 1.8 }.slope
            #expect(isAlike ? abs(slope - 0.1) < 0.02 : slope == 0)
        }
    }

    @Test func `three pairs of neighbors tell a slope, two do not`() {
        #expect(lines(stairs(across: 40, down: 4)).slope == 0.1)
        #expect(lines(Array(stairs(across: 40, down: 4).prefix(3))).slope == 0)
    }

    @Test func `rising counts twice in what is nearest`() {
        // From each box, one 40 columns away and 8 rows down, and one 55 columns away in its own row: 56 and 55.
        let upper = (0..<3).map { box(100 + 300 * $0, 100, 16, 32) }
        let boxes =
            upper + upper.flatMap { [box($0.x + 40, 108, 16, 32), box($0.x + 55, 100, 16, 32)] }
        #expect(lines(boxes) { ($0.farthest, $0.nearest) = (1.8, 0.6) }.slope == 0)
        let nearer =
            upper + upper.flatMap { [box($0.x + 38, 108, 16, 32), box($0.x + 55, 100, 16, 32)] }
        #expect(lines(nearer) { ($0.farthest, $0.nearest) = (1.8, 0.6) }.slope == Float(8) / 38)
    }

    @Test(arguments: [(15, 1), (16, 2)])
    func `a box continues a line within half a height of the higher one`(down: Int, count: Int) {
        for (first, second) in [(32, 20), (20, 32)] {
            // Their middles are so many rows apart.
            let boxes = [
                box(100, 200 - first / 2, 16, first), box(140, 200 + down - second / 2, 16, second),
            ]
            #expect(lines(boxes).lines.count == count)
        }
    }

    @Test func `a box goes to the line whose end it is nearest to`() {
        // 26 rows between two lines; the third box is 12 rows from the upper and 14 from the lower one.
        let ends = [box(100, 100, 16, 32), box(105, 126, 16, 32)]
        #expect(lines(ends + [box(140, 112, 16, 32)]).lines == [[0, 2], [1]])
        #expect(lines(ends + [box(140, 114, 16, 32)]).lines == [[0], [1, 2]])
        // As far from both, it goes to the one that began first.
        #expect(lines(ends + [box(140, 113, 16, 32)]).lines == [[0, 2], [1]])
    }

    @Test func `a line's end is half its last box and half the mean of three`() {
        // Levels 0, 0, 12: the end is at 12 / 2 + 4 / 2 = 8, and 16 rows are too far from it.
        func count(_ levels: [Int]) -> Int {
            lines(levels.enumerated().map { box(100 + 200 * $0, 100 + $1, 16, 32) }).lines.count
        }
        #expect(count([0, 0, 12, 23]) == 1 && count([0, 0, 12, 24]) == 2)
        // A fourth box back counts no more.
        #expect(count([12, 0, 0, 0, 15]) == 1 && count([12, 0, 0, 0, 16]) == 2)
    }

    @Test(arguments: [(15, 1), (16, 2)])
    func `pieces of a line are joined where their median levels are within half a height`(
        level: Int, count: Int
    ) {
        // The third box begins a line, as it is 16 rows off the end of the first two; the others follow it.
        let boxes = [0, 0, 16, level, level].enumerated().map {
            box(100 + 200 * $0, 100 + $1, 16, 32)
        }
        #expect(lines(boxes).lines.count == count)
        #expect(lines(boxes).lines.first == (count == 1 ? [0, 1, 2, 3, 4] : [0, 1]))
    }

    @Test func `pieces that overlap are two lines, pieces that touch are one`() {
        // Each piece begins out of the other's reach: 12 rows apart at their ends, 8 apart in the middle of all.
        func count(from x: Int) -> Int {
            let first = [0, 0, 0].enumerated().map { box(100 + 40 * $0, 200 + $1, 16, 20) }
            let second = [11, 8, 8].enumerated().map { box(x + 40 * $0, 200 + $1, 16, 20) }
            return lines(first + second).lines.count
        }
        #expect(count(from: 196) == 1)
        #expect(count(from: 195) == 2)
    }

    @Test func `lines stand from the top, boxes from the left, by their middles`() {
        let boxes = [
            box(47, 300, 16, 32), box(30, 304, 60, 40), box(50, 100, 16, 32), box(10, 90, 16, 52),
        ]
        #expect(lines(boxes).lines == [[3, 2], [0, 1]])
    }
}
