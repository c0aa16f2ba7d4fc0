import Raster
import Testing

@testable import Preprocessing

struct MarkPoolTests {
    /// A solid mark of a mean ink.
    private func mark(_ box: PixelBox, ink: Float) -> PageMark {
        PageMark(
            runs: (box.y..<box.maxY).map { PixelRun(row: $0, columns: box.x..<box.maxX) },
            strength: ink)
    }

    private let usual = PixelBox(x: 40, y: 60, width: 20, height: 40)

    @Test func `of the same box the mark whose threshold is nearer to half of its ink is kept`() {
        var pool = MarkPool(settings: MarkPool.Settings())
        pool.add(mark(usual, ink: 0.8), threshold: 0.1)
        pool.add(mark(usual, ink: 0.9), threshold: 0.4)
        pool.add(mark(usual, ink: 0.7), threshold: 0.6)
        #expect(pool.marks.map(\.strength) == [0.9])
    }

    @Test func `boxes are the same up to a tenth of the long side at each edge`() {
        // 4 of 40 pixels. Each edge is moved by itself: the box grows to one side.
        let edges: [(Int) -> PixelBox] = [
            { PixelBox(x: 40 - $0, y: 60, width: 20 + $0, height: 40) },
            { PixelBox(x: 40, y: 60 - $0, width: 20, height: 40 + $0) },
            { PixelBox(x: 40, y: 60, width: 20 + $0, height: 40) },
            { PixelBox(x: 40, y: 60, width: 20, height: 40 + $0) },
        ]
        for (place, edge) in edges.enumerated() {
            for (distance, count) in [(4, 1), (5, 2)] {
                var pool = MarkPool(settings: MarkPool.Settings())
                pool.add(mark(usual, ink: 0.8), threshold: 0.4)
                pool.add(mark(edge(distance), ink: 0.8), threshold: 0.4)
                #expect(pool.marks.count == count, "edge \(place), \(distance) pixels")
            }
        }
    }

    @Test func `of small marks two pixels are allowed`() {
        let small = PixelBox(x: 10, y: 10, width: 6, height: 6)
        for (distance, count) in [(2, 1), (3, 2)] {
            var pool = MarkPool(settings: MarkPool.Settings())
            pool.add(mark(small, ink: 0.8), threshold: 0.4)
            pool.add(
                mark(PixelBox(x: 10 + distance, y: 10, width: 6, height: 6), ink: 0.8),
                threshold: 0.4)
            #expect(pool.marks.count == count, "\(distance) pixels")
        }
    }

    @Test(arguments: [-1, 0, 1], [-1, 0, 1])
    func `marks are the same also where their middles lie in neighboring cells`(x: Int, y: Int) {
        // Cells are 16 pixels wide: the middle of the first is two pixels from the borders of its own.
        for corner in [box(40, 40, 20, 20), box(40, 52, 20, 20), box(52, 40, 20, 20)] {
            var pool = MarkPool(settings: MarkPool.Settings())
            pool.add(mark(corner, ink: 0.8), threshold: 0.4)
            pool.add(
                mark(box(corner.x + 2 * x, corner.y + 2 * y, 20, 20), ink: 0.8), threshold: 0.4)
            #expect(pool.marks.map(\.box) == [corner])
        }
    }

    @Test func `of marks that fit alike the first one is kept`() {
        var pool = MarkPool(settings: MarkPool.Settings())
        pool.add(mark(usual, ink: 0.8), threshold: 0.4)
        pool.add(mark(usual, ink: 0.4), threshold: 0.2)
        #expect(pool.marks.map(\.strength) == [0.8])
    }
}
