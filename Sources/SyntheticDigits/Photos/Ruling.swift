package import SystemLibraries

/// Lines printed on the paper: level ones or squares, some with an upright red margin.
package struct Ruling: PhotoLayer {
    /// Whether lines run both ways.
    package var isSquared: Bool
    /// The distance from one line to the next, in parts of the photo's shorter side.
    package var spacing: Float
    /// A line's width, in parts of the photo's shorter side.
    package var thickness: Float
    /// The color of the lines in full light, 0 … 255 a channel.
    package var color: Color
    /// The share of the paper that a line hides: 0 nothing, 1 all.
    package var opacity: Float
    /// Where the first lines are: the upright ones along x, the level ones along y.
    package var offset: SIMD2<Float>
    /// The x of the red margin line on the page; nil where the paper has none.
    package var margin: Float?

    /// Returns the lines of some exercise book: mostly blue, else gray.
    ///
    /// With squares of 5 mm the photo is 23 … 71 mm wide, with lines 8 mm apart 24 … 80 mm:
    /// close-ups of one digit. A line is 1.4 … 4.5 % of the distance wide, at least 0.25 % of the
    /// photo, below which no camera would show it. Set by eye.
    package static func random(
        squared: Bool, using random: inout SeededGenerator
    ) -> Ruling {
        let gray = random.uniform(110, 185)
        let blue = Color(
            random.uniform(95, 170), random.uniform(125, 185), random.uniform(170, 222))
        let spacing = squared ? random.uniform(0.07, 0.22) : random.uniform(0.1, 0.34)
        return Ruling(
            isSquared: squared, spacing: spacing,
            thickness: max(0.0025, spacing * random.uniform(0.014, 0.045)),
            color: random.chance(0.7) ? blue : Color(gray, gray, gray),
            opacity: random.uniform(0.45, 0.95),
            offset: [random.uniform(0, spacing), random.uniform(0, spacing)],
            margin: !squared && random.chance(0.2) ? random.uniform(-0.45, -0.25) : nil)
    }

    /// Draws the lines and the margin over the paper, and notes them in the truth about the page.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let pixels = canvas.view.scale
        let (half, spacing, offset) = (thickness / 2, spacing, offset)
        let (opacity, isSquared) = (opacity, isSquared)
        // Print is never quite even: coverage varies by about a tenth along the line.
        let wear = NoiseTile(using: &random)
        let lines = canvas.plane { page in
            var nearest = Self.distance(page.y, offset.y, spacing)
            if isSquared { nearest = min(nearest, Self.distance(page.x, offset.x, spacing)) }
            // A line's edge is antialiased over one pixel.
            let cover = max(0, min(1, (half - nearest) * pixels + 0.5))
            guard cover > 0 else { return 0 }
            return cover * opacity * (0.9 + 0.1 * wear.value(page.x * 60, page.y * 60)).clamped()
        }
        canvas.truth?.mark(lines, as: .line)
        canvas.cover(with: color, by: lines)
        guard let margin else { return }
        let stripe = canvas.plane { page in
            opacity * max(0, min(1, (half - abs(page.x - margin)) * pixels + 0.5))
        }
        canvas.truth?.mark(stripe, as: .line)
        canvas.cover(with: [215, 110, 120], by: stripe)
    }

    /// Returns the distance of a coordinate from the nearest line, in the coordinate's unit.
    @inline(__always)
    private static func distance(_ place: Float, _ offset: Float, _ spacing: Float) -> Float {
        let lines = (place - offset) / spacing
        return abs(lines - lines.rounded()) * spacing
    }
}
