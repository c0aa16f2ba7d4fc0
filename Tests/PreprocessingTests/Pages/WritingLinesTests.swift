import Preprocessing
import Raster
import SystemLibraries
import Testing

/// Boxes of lines of so many digits each, with a slope and a bend.
private func boxes(
    _ counts: [Int], slope: Float = 0, bend: Float = 0, pitch: Float = 60
) -> [PixelBox] {
    var random = SeededGenerator(seed: 4)
    return counts.enumerated().flatMap { row, count in
        (0..<count).map { column in
            let x = 20 + Float(column) * 26 + random.uniform(-3, 3)
            let y =
                100 + Float(row) * pitch + slope * x + bend * (x / 300) * (x / 300)
                + random.uniform(-3, 3)
            return PixelBox(x: Int(x), y: Int(y), width: 14, height: Int(random.uniform(26, 32)))
        }
    }
}

struct WritingLinesTests {
    @Test func `no box is no line and one box is one`() {
        #expect(WritingLines(of: []).lines.isEmpty)
        #expect(WritingLines(of: [PixelBox(x: 3, y: 4, width: 5, height: 6)]).lines == [[0]])
    }

    @Test(arguments: [-0.18, -0.08, 0, 0.1, 0.18] as [Float])
    func `lines may rise and fall`(slope: Float) {
        let all = boxes([7, 3, 9, 12], slope: slope)
        let found = WritingLines(of: all)
        #expect(found.lines.map(\.count) == [7, 3, 9, 12])
        #expect(found.lines.flatMap(\.self) == Array(all.indices))
        #expect(abs(found.slope - slope) < 0.04)
    }

    @Test(arguments: [-40, 40] as [Float])
    func `lines may bend`(bend: Float) {
        let all = boxes([12, 12, 12], bend: bend)
        #expect(WritingLines(of: all).lines.map(\.count) == [12, 12, 12])
    }

    @Test func `the order of the boxes does not matter`() {
        let all = boxes([5, 6], slope: 0.05)
        let order = [3, 9, 0, 7, 10, 1, 5, 2, 8, 4, 6]
        let shuffled = order.map { all[$0] }
        #expect(
            WritingLines(of: shuffled).lines.map { line in line.map { order[$0] } }
                == WritingLines(of: all).lines)
    }

    @Test func `numbers far apart stand in one line`() {
        let row = [10, 40, 70, 600, 640].map { PixelBox(x: $0, y: 100, width: 20, height: 40) }
        let below = [10, 610].map { PixelBox(x: $0, y: 170, width: 20, height: 40) }
        #expect(WritingLines(of: row + below).lines == [[0, 1, 2, 3, 4], [5, 6]])
    }

    @Test func `small digits stand in the line of the large one beside them`() {
        let small = [10, 30].map { PixelBox(x: $0, y: 100, width: 12, height: 18) }
        let large = [70, 120].map { PixelBox(x: $0, y: 85, width: 40, height: 70) }
        #expect(WritingLines(of: small + large).lines == [[0, 1, 2, 3]])
    }
}
