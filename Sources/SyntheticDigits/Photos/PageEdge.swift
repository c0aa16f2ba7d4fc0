package import MNIST

/// The edge of the sheet, with the table beyond it and the sheet's own shadow between.
package struct PageEdge: PhotoLayer {
    /// The direction from the middle to the edge in radians, and its distance on the page.
    package var angle, distance: Float
    /// The table's color.
    package var table: Color
    /// How rough the table is, as a share of its brightness: 0 for wood, more for cloth.
    package var roughness: Float = 0

    /// Returns an edge along one of the four sides, near the border of the photo.
    package static func random(
        _ view: PageView, using random: inout SeededGenerator
    ) -> PageEdge {
        let side = random.index(below: 4)
        let half = Float(side.isMultiple(of: 2) ? view.width : view.height) / view.scale / 2
        let tables: [Color] = [
            [112, 78, 50], [70, 48, 34], [58, 60, 66], [150, 120, 84], [36, 38, 44], [90, 96, 104],
        ]
        return PageEdge(
            angle: Float(side) * .pi / 2 + random.uniform(-0.09, 0.09),
            distance: half * random.uniform(0.8, 0.94),
            table: random.pick(tables) * random.uniform(0.7, 1.3))
    }

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let normal = Point(angle.cosine, angle.sine)
        let (pixels, distance) = (canvas.view.scale, distance)
        let (wood, grain) = (NoiseTile(using: &random), NoiseTile(using: &random))
        let turn = random.uniform(0, .pi)
        let (cosine, sine) = (turn.cosine, turn.sine)
        let weave = roughness > 0 ? NoiseTile(using: &random) : nil
        let beyond = canvas.plane { page in
            max(
                0, min(1, (page.x * normal.x + page.y * normal.y - distance) * pixels * 0.7 + 0.5))
        }
        canvas.cover(with: table, by: beyond)
        canvas.shade(
            by: canvas.plane { page in
                let past = page.x * normal.x + page.y * normal.y - distance
                guard past > 0 else { return 1 }
                let (u, v) = (
                    page.x * cosine - page.y * sine, page.x * sine + page.y * cosine
                )
                let veins = wood.value(u * 2.5, v * 40) + 0.5 * grain.value(u * 9, v * 170)
                let bumps = weave.map { $0.value(u * 34, v * 34) } ?? 0
                // The sheet shades the table beside it.
                let shadow = 1 - 0.45 * (-past * 60).exponential
                return (1 + 0.1 * veins + roughness * bumps) * shadow
            })
    }
}
