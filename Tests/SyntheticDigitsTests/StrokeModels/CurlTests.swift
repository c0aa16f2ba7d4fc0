import Testing

@testable import SyntheticDigits

struct CurlTests {
    @Test func `a curl leads into the path and stays small`() {
        let path: Path = (0...10).map { [Float($0) / 10, -Float($0 * $0) / 100] }
        let curl = Curl(radius: 0.06, turn: 200)
        let curled = curl.leading(into: path)
        #expect(Array(curled.suffix(path.count)) == path)
        let lead = curled.dropLast(path.count)
        #expect(lead.count >= 3)
        for place in lead {
            let way = place - path[0]
            #expect((way * way).sum().squareRoot() <= 2 * curl.radius + 1e-5)
        }
        // It ends where the path begins, without a gap.
        let gap = curled[lead.count - 1] - path[0]
        #expect((gap * gap).sum().squareRoot() < 0.04)
    }

    @Test func `a curl turns the way the path goes on to turn`() {
        func turning(_ path: Path) -> Float {
            zip(zip(path, path.dropFirst()), path.dropFirst(2)).reduce(0) { sum, places in
                let (before, after) = (places.0.1 - places.0.0, places.1 - places.0.1)
                return sum + (before.x * after.y - before.y * after.x)
            }
        }
        for side: Float in [-1, 1] {
            let path: Path = (0...10).map { step in
                let angle = Float(step) / 6
                return [angle.sine, side * (1 - angle.cosine)]
            }
            let curled = Curl(radius: 0.05, turn: 180).leading(into: path)
            let lead = Array(curled.prefix(curled.count - path.count + 1))
            #expect(turning(lead) * turning(path) > 0)
        }
    }

    @Test func `a path too short to have a direction is left alone`() {
        let path: Path = [[0, 0], [1, 1]]
        #expect(Curl(radius: 0.05, turn: 90).leading(into: path) == path)
    }
}
