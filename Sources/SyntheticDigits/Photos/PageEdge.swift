package import SystemLibraries

/// The edge of the sheet, the table beyond it, and the shadow that the sheet casts on the table.
package struct PageEdge: PhotoLayer {
    /// The direction from the middle to the edge in radians, clockwise from the right, and the
    /// edge's distance from the middle in parts of the photo's shorter side.
    package var angle, distance: Float
    /// The table's color in full light, 0 … 255 a channel.
    package var table: Color
    /// The cloth on the table; nil where the table is bare wood.
    package var cloth: Cloth?

    /// A cloth whose folds and threads are lit from one side.
    package struct Cloth: Sendable {
        /// How much folds and threads brighten and darken the cloth, as a share of its brightness.
        var depth: Float
        /// How many folds there are along the photo's shorter side.
        var count: Float

        /// Returns a random cloth, from 24 wide folds to a weave of 80 threads; set by eye.
        static func random(using random: inout SeededGenerator) -> Cloth {
            Cloth(depth: random.uniform(0.08, 0.26), count: random.uniform(24, 80))
        }
    }

    /// Returns an edge along one of the photo's four borders, with a bare table beyond.
    ///
    /// It is askew by up to 0.09 radians (5 degrees) and lies at 80 … 94 % of the way from the
    /// middle to the border, so that a strip of table is seen.
    package static func random(
        _ view: PageView, using random: inout SeededGenerator
    ) -> PageEdge {
        let side = random.index(below: 4)
        let half = Float(side.isMultiple(of: 2) ? view.width : view.height) / view.scale / 2
        // Woods from dark to light, and gray, black and bluish table tops.
        let tables: [Color] = [
            [112, 78, 50], [70, 48, 34], [58, 60, 66], [150, 120, 84], [36, 38, 44], [90, 96, 104],
        ]
        return PageEdge(
            angle: Float(side) * .pi / 2 + random.uniform(-0.09, 0.09),
            distance: half * random.uniform(0.8, 0.94),
            table: random.pick(tables) * random.uniform(0.7, 1.3))
    }

    /// Covers what lies beyond the edge with the table, takes its ink out of the truth about the
    /// page, and gives the table its grain.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let normal = Point(angle.cosine, angle.sine)
        let (pixels, distance) = (canvas.view.scale, distance)
        let (wood, grain) = (NoiseTile(using: &random), NoiseTile(using: &random))
        let turn = random.uniform(0, .pi)
        let (cosine, sine) = (turn.cosine, turn.sine)
        let relief = cloth.map { Relief($0, using: &random) }
        // 0 on the sheet, 1 on the table, over an edge about a pixel and a half wide.
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
                // Wood: veins 16 times as long as wide, and fine pores along them.
                let veins = wood.value(u * 2.5, v * 40) + 0.5 * grain.value(u * 9, v * 170)
                let bumps = relief?.shade(u, v) ?? 0
                // The sheet's shadow takes 45 % of the light at its edge and fades to 1/e over a
                // sixtieth of the photo's shorter side, a few millimeters.
                let shadow = 1 - 0.45 * (-past * 60).exponential
                return (1 + 0.1 * veins + bumps) * shadow
            })
    }
}

/// The surface of a cloth under a light from one side: bright where it rises, dark where it falls.
private struct Relief {
    /// The heights of the folds and of the finer threads.
    private let folds, threads: NoiseTile
    /// How deep and how many they are.
    private let cloth: PageEdge.Cloth

    /// Makes the surface of a cloth with random heights.
    init(_ cloth: PageEdge.Cloth, using random: inout SeededGenerator) {
        self.cloth = cloth
        (folds, threads) = (NoiseTile(using: &random), NoiseTile(using: &random))
    }

    /// Returns by how much the light differs from 1 at a place on the table, in parts of the
    /// photo's shorter side; at least −0.7.
    ///
    /// It is the difference of two heights half a fold apart, in the light's direction: the slope.
    @inline(__always)
    func shade(_ u: Float, _ v: Float) -> Float {
        let (x, y) = (u * cloth.count, v * cloth.count)
        let rise = folds.value(x, y) - folds.value(x + 0.5, y + 0.4)
        let fine = threads.value(2.3 * x, 2.3 * y) - threads.value(2.3 * x + 0.5, 2.3 * y + 0.4)
        return max(-0.7, cloth.depth * (rise + 0.6 * fine))
    }
}
