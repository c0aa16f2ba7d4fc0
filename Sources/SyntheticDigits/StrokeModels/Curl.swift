import Raster
import SystemLibraries

/// The small curl or hook with which some hands begin a 2, a 3 or a 7.
struct Curl: Sendable {
    /// The curl's radius at the digit's start, relative to the digit's height; it shrinks by 45 %
    /// inward.
    var radius: Float
    /// How far round the curl goes, in degrees.
    var turn: Float

    /// The digits, as numbers, that may begin with a curl.
    static let digits: Set = [2, 3, 7]

    /// Returns a random curl, from a thickened start to a small ring; the ranges are set by eye.
    static func random(using random: inout SeededGenerator) -> Curl {
        Curl(radius: random.uniform(0.025, 0.085), turn: random.uniform(60, 300))
    }

    /// Returns the path with a curl before it that turns the way the path goes on to turn.
    ///
    /// Paths of two places, straight strokes, stay as they are.
    func leading(into path: Path) -> Path {
        guard path.count > 2 else { return path }
        let start = path[0]
        // The path's direction at its start and, from a place farther on, the side to which it
        // bends.
        let ahead = path[min(2, path.count - 1)] - start
        let farther = path[min(7, path.count - 1)] - start
        let length = max(ahead.length, 1e-4)
        let direction = ahead / length
        let bend = direction.x * farther.y - direction.y * farther.x
        let side: Float = bend < 0 ? -1 : 1
        // The middle of the curl is on the side the path bends to.
        let spoke = Point(direction.y, -direction.x) * side
        // A place at every 25 degrees is fine enough for a curl this small.
        let steps = max(3, Int(turn / 25))
        let curl = (1...steps).map { step -> Point in
            let share = Float(step) / Float(steps)
            let angle = -side * (turn * share).radians
            // The radius shrinks from 1 to 0.55 of the curl's along its turn, as a spiral.
            let reach = radius * (1 - 0.45 * share)
            let turned = Point(
                spoke.x * angle.cosine - spoke.y * angle.sine,
                spoke.x * angle.sine + spoke.y * angle.cosine)
            return start - spoke * radius + turned * reach
        }
        // The curl was made from the digit's start inward; the pen goes the other way.
        return curl.reversed() + path
    }
}
