package import MNIST

/// The edge of the sheet, with the table beyond it and the sheet's own shadow between.
package struct PageEdge: PhotoLayer {
    /// The direction from the middle to the edge in radians, and its distance on the page.
    package var angle, distance: Float
    /// The table's color.
    package var table: Color
    /// The cloth on the table; none where it is wood.
    package var cloth: Cloth?

    /// Folds and threads that one light falls on from the side.
    package struct Cloth: Sendable {
        /// How much they brighten and darken it, as a share.
        var depth: Float
        /// How many there are in the photo's short side.
        var count: Float

        /// Returns some cloth, coarse or fine.
        static func random(using random: inout SeededGenerator) -> Cloth {
            Cloth(depth: random.uniform(0.08, 0.26), count: random.uniform(24, 80))
        }
    }

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
        let relief = cloth.map { Relief($0, using: &random) }
        let beyond = canvas.plane { page in
            max(
                0, min(1, (page.x * normal.x + page.y * normal.y - distance) * pixels * 0.7 + 0.5))
        }
        canvas.truth?.hide(under: beyond)
        canvas.cover(with: table, by: beyond)
        canvas.shade(
            by: canvas.plane { page in
                let past = page.x * normal.x + page.y * normal.y - distance
                guard past > 0 else { return 1 }
                let (u, v) = (
                    page.x * cosine - page.y * sine, page.x * sine + page.y * cosine
                )
                let veins = wood.value(u * 2.5, v * 40) + 0.5 * grain.value(u * 9, v * 170)
                let bumps = relief?.shade(u, v) ?? 0
                // The sheet shades the table beside it.
                let shadow = 1 - 0.45 * (-past * 60).exponential
                return (1 + 0.1 * veins + bumps) * shadow
            })
    }
}

/// The surface of a cloth under a light from one side: bright where it rises, dark where it falls.
private struct Relief {
    private let folds, threads: NoiseTile
    private let cloth: PageEdge.Cloth

    init(_ cloth: PageEdge.Cloth, using random: inout SeededGenerator) {
        self.cloth = cloth
        (folds, threads) = (NoiseTile(using: &random), NoiseTile(using: &random))
    }

    @inline(__always)
    func shade(_ u: Float, _ v: Float) -> Float {
        let (x, y) = (u * cloth.count, v * cloth.count)
        let rise = folds.value(x, y) - folds.value(x + 0.5, y + 0.4)
        let fine = threads.value(2.3 * x, 2.3 * y) - threads.value(2.3 * x + 0.5, 2.3 * y + 0.4)
        return max(-0.7, cloth.depth * (rise + 0.6 * fine))
    }
}
