import Raster
import SystemLibraries

/// Another sheet that lies under the written one and is seen beyond one of its edges.
///
/// Lengths are in page units. What the other sheet hides is `paper` in the truth, its ruling `line`.
struct OtherPaper: PhotoLayer {
    /// The direction from the photo's middle to the edge in radians, clockwise from the right, and the
    /// edge's distance.
    let angle, distance: Float
    /// The other sheet's color, 0 … 255 each.
    let color: Color
    /// The distance of the other sheet's ruled lines, or 0 where it is blank.
    let spacing: Float
    /// The color of the ruled lines, 0 … 255 each.
    let lines: Color

    /// Returns a sheet beyond one of the four sides: 0 right, 1 below, 2 left, 3 above.
    ///
    /// `half` holds the photo's half width and height. White to grayish paper, in six of ten cases ruled,
    /// 2.5 to 7 % of the photo's shorter side apart.
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

    /// Covers what lies beyond the edge, shades it along the edge, and rules it.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let normal = Point(angle.cosine, angle.sine)
        let (pixels, distance, spacing) = (canvas.view.scale, distance, spacing)
        // The signed distance from the edge, positive on the other sheet.
        let past = { (page: Point) in (page * normal).sum() - distance }
        let beyond = canvas.plane { ((past($0)) * pixels * 0.8 + 0.5).clamped() }
        canvas.truth?.hide(under: beyond)
        canvas.cover(with: color, by: beyond)
        // The upper sheet's shadow: a third of the light at the edge, fading within some hundredths of the
        // photo's side.
        canvas.shade(
            by: canvas.plane { page in
                let gap = past(page)
                return gap > 0 ? 1 - 0.35 * (-gap * 90).exponential : 1
            })
        guard spacing > 0 else { return }
        // The other sheet lies a few degrees askew.
        let turn = random.normal(deviation: 0.1)
        let direction = Point(turn.cosine, turn.sine)
        let ruled = canvas.plane { page in
            guard past(page) > 0 else { return 0 }
            let place = (page * Point(-direction.y, direction.x)).sum() / spacing
            let away = abs(place - place.rounded()) * spacing
            // Printed lines 0.0024 page units wide that cover 70 % of the paper.
            return 0.7 * ((0.0012 - away) * pixels + 0.5).clamped()
        }
        canvas.truth?.mark(ruled, as: .line)
        canvas.cover(with: lines, by: ruled)
    }
}
