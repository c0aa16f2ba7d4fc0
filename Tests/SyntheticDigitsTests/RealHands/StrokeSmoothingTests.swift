import Testing

@testable import SyntheticDigits

struct StrokeSmoothingTests {
    /// A ring of a radius, its places rounded to whole steps.
    private func ring(radius: Float, count: Int = 90) -> Path {
        (0...count).map { index in
            let angle = 2 * Float.pi * Float(index) / Float(count)
            return (Point(angle.cosine, angle.sine) * radius).rounded(.toNearestOrAwayFromZero)
        }
    }

    private func unevenness(_ path: Path, radius: Float) -> Float {
        let distances = path.map { (($0 * $0).sum()).squareRoot() / radius }
        return (distances.max() ?? 0) - (distances.min() ?? 0)
    }

    @Test func `the steps of a coarse tablet are smoothed away`() {
        let coarse = ring(radius: 10)
        let smooth = StrokeSmoothing([coarse]).smoothed[0]
        #expect(unevenness(smooth, radius: 10) < 0.7 * unevenness(coarse, radius: 10))
    }

    @Test func `a fine tablet's strokes stay as they are`() {
        let corner: Path =
            (0...200).map { [Float($0) * 5, 0.1] } + (1...200).map { [1000, Float($0) * 5 + 0.1] }
        let smooth = StrokeSmoothing([corner]).smoothed[0]
        let nearest = smooth.map { place in
            (place - Point(1000, 0.1)).max()
        }
        #expect(smooth.isBetween(corner.first, corner.last))
        #expect((nearest.map { abs($0) }.min() ?? 100) < 25, "the corner is there")
    }

    @Test func `ends stay, and so does a dot`() {
        let path: Path = [[3, 4], [9, 5], [20, 18], [33, 40]]
        let smooth = StrokeSmoothing([path]).smoothed[0]
        #expect(smooth.isBetween(path.first, path.last))
        #expect(StrokeSmoothing([[[5, 5], [5, 5]]]).smoothed == [[[5, 5]]])
    }

    @Test func `places are set out evenly`() {
        let path: Path = [[0, 0], [1, 0], [96, 0]]
        let places = StrokeSmoothing([path]).smoothed[0]
        let steps = zip(places, places.dropFirst()).map { $1.x - $0.x }
        #expect(places.count > 45 && places.count < 51)
        #expect((steps.max() ?? 0) < 2.5)
    }
}

extension Path {
    /// Whether the path begins and ends at two places.
    fileprivate func isBetween(_ start: Point?, _ end: Point?) -> Bool {
        guard let first, let last, let start, let end else { return false }
        return abs(first - start).max() < 1e-3 && abs(last - end).max() < 1e-3
    }
}

private func abs(_ place: Point) -> Point { place.replacing(with: -place, where: place .< 0) }
