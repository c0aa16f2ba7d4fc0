import MNIST
import Raster
import SystemLibraries

/// The short stroke with which a cursive hand leaves a character for the next one, or comes to it from the one
/// before, written although the character stands alone.
///
/// Some writers end every digit with such a stroke; few of those whose pen strokes are learned from do. All
/// lengths are in parts of the longer side of the character's bounding box. Shares, lengths and angles are set
/// by eye on the digits of the writers that are held out for choices.
struct Ligature: Sendable {
    /// The share of the characters, 0 … 1, that are left by a stroke, and of those that are entered by one.
    private static let shares: (leaving: Float, entering: Float) = (0.12, 0.05)

    /// The length of the stroke.
    private let length: Float
    /// The direction of the stroke from the level towards the top, in degrees: 15 … 75.
    private let rise: Float
    /// How far the stroke follows the character's own last direction before it turns upward, 0 (a corner) … 1.
    private let ease: Float

    /// Draws the values of a stroke at random.
    private init(using random: inout SeededGenerator) {
        length = random.uniform(0.12, 0.4)
        rise = random.uniform(15, 75)
        ease = random.chance(0.5) ? 0 : random.unit()
    }

    /// Returns strokes with a ligature after the last or before the first of them, or as they are.
    ///
    /// The bounding box may have grown. A dot stays one.
    static func added(to strokes: [Stroke], using random: inout SeededGenerator) -> [Stroke] {
        let (leaves, enters) = (random.chance(shares.leaving), random.chance(shares.entering))
        let (leaving, entering) = (Ligature(using: &random), Ligature(using: &random))
        var strokes = strokes
        let (low, high) = strokes.bounds
        guard (high - low).max() > 0, let last = strokes.indices.last else { return strokes }
        if leaves { strokes[last] = Stroke(points: leaving.after(strokes[last].points)) }
        if enters {
            // A way into a character is a way out of the one that is written backwards, turned by half.
            let turned = strokes[0].points.reversed().map { -$0 }
            strokes[0] = Stroke(points: entering.after(turned).reversed().map { -$0 })
        }
        return strokes
    }

    /// Returns a path with the ligature behind it: a quadratic Bézier curve to the right and upward.
    private func after(_ path: [SIMD2<Float>]) -> [SIMD2<Float>] {
        guard let end = path.last else { return path }
        let target = end + Point(rise.radians.cosine, -rise.radians.sine) * length
        let before = path[max(0, path.count - 4)]
        let way = (end - before).length
        let onward = way > 0 ? (end - before) / way : Point(0, 0)
        let control = end + onward * (ease * length)
        let steps = 8
        return path
            + (1...steps).map { step in
                let t = Float(step) / Float(steps)
                let upward = target * (t * t)
                return end * ((1 - t) * (1 - t)) + control * (2 * t * (1 - t)) + upward
            }
    }
}
