import SyntheticDigits
import Testing

struct StrokeTests {
    @Test func `refining keeps every place and the corners`() {
        let corner = Stroke(points: [[0, 0], [1, 0], [1, 1], [1, 2]])
        let refined = corner.refined(steps: 4)
        #expect(refined.points.count == 13)
        for (index, place) in corner.points.enumerated() {
            #expect(refined.points[4 * index] == place)
        }
        // The corner at (1, 0) is not rounded: the first span stays on its line.
        #expect(refined.points[0...4].allSatisfy { abs($0.y) < 1e-6 })
        #expect(refined.points[4...].allSatisfy { abs($0.x - 1) < 1e-6 })
    }

    @Test func `refining brings a polygon closer to its circle`() {
        let ring = Stroke(
            points: [[1, 0], [0.707, 0.707], [0, 1], [-0.707, 0.707], [-1, 0]])
        func worst(_ stroke: Stroke) -> Float {
            zip(stroke.points, stroke.points.dropFirst()).map { pair in
                let middle = (pair.0 + pair.1) / 2
                return abs((middle * middle).sum().squareRoot() - 1)
            }.max() ?? 0
        }
        // 45° turns are corners; halved they are curves.
        let fine = Stroke(
            points: stride(from: 0, through: 12, by: 1).map { step in
                let t = Float(step) / 12
                return SIMD2(1 - 2 * t, 2 * (t * (1 - t)).squareRoot())
            })
        #expect(worst(fine.refined(steps: 4)) < worst(fine))
        #expect(worst(ring) > 0.05)
    }
}
