import MNIST
import Raster

/// Another sheet that lies under the written one and is seen beyond its edge.
struct OtherPaper: PhotoLayer {
    /// The direction from the middle to the edge in radians, and its distance on the page.
    let angle, distance: Float
    /// The other sheet's color.
    let color: Color
    /// The distance of its lines, or 0 where it has none, and their color.
    let spacing: Float
    let lines: Color

    /// Returns a sheet beyond one of the four sides.
    static func random(
        beyond side: Int, half: Point, using random: inout SeededGenerator
    ) -> OtherPaper {
        let reach = side.isMultiple(of: 2) ? half.x : half.y
        let level = random.uniform(150, 245)
        return OtherPaper(
            angle: Float(side) * .pi / 2 + random.normal(deviation: 0.03),
            distance: reach * random.uniform(0.74, 0.92),
            color: Color(level, level * random.uniform(0.97, 1), level * random.uniform(0.88, 1)),
            spacing: random.chance(0.6) ? random.uniform(0.025, 0.07) : 0,
            lines: random.pick([[120, 150, 200], [150, 150, 150], [90, 90, 95]]))
    }

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let normal = Point(angle.cosine, angle.sine)
        let (pixels, distance, spacing) = (canvas.view.scale, distance, spacing)
        let past = { (page: Point) in (page * normal).sum() - distance }
        let beyond = canvas.plane { ((past($0)) * pixels * 0.8 + 0.5).clamped() }
        canvas.truth?.hide(under: beyond)
        canvas.cover(with: color, by: beyond)
        canvas.shade(
            by: canvas.plane { page in
                let gap = past(page)
                return gap > 0 ? 1 - 0.35 * (-gap * 90).exponential : 1
            })
        guard spacing > 0 else { return }
        let turn = random.normal(deviation: 0.1)
        let direction = Point(turn.cosine, turn.sine)
        let ruled = canvas.plane { page in
            guard past(page) > 0 else { return 0 }
            let place = (page * Point(-direction.y, direction.x)).sum() / spacing
            let away = abs(place - place.rounded()) * spacing
            return 0.7 * ((0.0012 - away) * pixels + 0.5).clamped()
        }
        canvas.truth?.mark(ruled, as: .line)
        canvas.cover(with: lines, by: ruled)
    }
}
