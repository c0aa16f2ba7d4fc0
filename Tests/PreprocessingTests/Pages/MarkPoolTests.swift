import Raster
import Testing

@testable import Preprocessing

struct MarkPoolTests {
    /// A solid mark of a mean ink.
    private func mark(_ box: PixelBox, ink: Float) -> PageMark {
        PageMark(
            runs: (box.y..<box.maxY).map { PageMark.Run(row: $0, columns: box.x..<box.maxX) },
            strength: ink)
    }

    private let box = PixelBox(x: 40, y: 60, width: 20, height: 40)

    @Test func `of the same box the mark whose threshold is nearer to half of its ink is kept`() {
        var pool = MarkPool(settings: MarkPool.Settings())
        pool.add(mark(box, ink: 0.8), threshold: 0.1)
        pool.add(mark(box, ink: 0.9), threshold: 0.4)
        pool.add(mark(box, ink: 0.7), threshold: 0.6)
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
                pool.add(mark(box, ink: 0.8), threshold: 0.4)
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
}
