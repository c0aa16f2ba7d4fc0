import SystemLibraries
import Testing

@testable import SyntheticDigits

struct LigatureTests {
    /// Two strokes: a stem that is written downwards, and a bar.
    private static let strokes = [
        Stroke(points: [[0.5, 0], [0.5, 0.5], [0.5, 1]]),
        Stroke(points: [[0.2, 0.5], [0.6, 0.5]]),
    ]

    /// What comes of the strokes with as many seeds.
    private func drawn(_ count: Int) -> [[Stroke]] {
        (0..<count).map { seed in
            var random = SeededGenerator(seed: UInt64(seed))
            return Ligature.added(to: Self.strokes, using: &random)
        }
    }

    @Test func `one character in eight is left by a stroke, one in twenty is entered by one`() {
        let all = drawn(4000)
        let left = all.count { $0[1] != Self.strokes[1] }
        let entered = all.count { $0[0] != Self.strokes[0] }
        #expect(abs(Double(left) / 4000 - 0.12) < 0.02)
        #expect(abs(Double(entered) / 4000 - 0.05) < 0.015)
    }

    @Test func `the hand leaves to the upper right, and comes from the lower left`() throws {
        for strokes in drawn(1000) {
            #expect(strokes.count == 2)
            if strokes[1] != Self.strokes[1] {
                #expect(Array(strokes[1].points.prefix(2)) == Self.strokes[1].points)
                let way = try #require(strokes[1].points.last) - [0.6, 0.5]
                #expect(way.x > 0 && way.y < 0)
                let length = (way * way).sum().squareRoot()
                #expect(length > 0.119 && length < 0.401)
                #expect(-way.y / length > 0.258 && -way.y / length < 0.966, "15 … 75 degrees")
            }
            if strokes[0] != Self.strokes[0] {
                #expect(Array(strokes[0].points.suffix(3)) == Self.strokes[0].points)
                let start = try #require(strokes[0].points.first)
                #expect(start.x < 0.5 && start.y > 0)
            }
            #expect(strokes.allSatisfy { $0.points.count == $0.pressure.count })
        }
    }

    @Test func `a dot stays one`() {
        let dot = [Stroke(points: [[0, 0]])]
        for seed in 0..<200 {
            var random = SeededGenerator(seed: UInt64(seed))
            #expect(Ligature.added(to: dot, using: &random) == dot)
        }
    }
}
