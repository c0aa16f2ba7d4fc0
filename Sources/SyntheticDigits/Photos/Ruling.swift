package import MNIST

/// Lines printed on the paper: ruled or squared, some with a red margin.
package struct Ruling: PhotoLayer {
    /// Whether lines run both ways.
    package var isSquared: Bool
    /// The distance of lines, relative to the photo's short side.
    package var spacing: Float
    /// A line's width, relative to the photo's short side.
    package var thickness: Float
    /// The color of the lines.
    package var color: Color
    /// How much of the paper shows through: 0 all, 1 nothing.
    package var opacity: Float
    /// Where the first line is.
    package var offset: SIMD2<Float>
    /// Where an upright red margin runs, if one does.
    package var margin: Float?

    /// Returns the lines of some exercise book.
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

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let pixels = canvas.view.scale
        let (half, spacing, offset) = (thickness / 2, spacing, offset)
        let (opacity, isSquared) = (opacity, isSquared)
        // Print is never quite even.
        let wear = NoiseTile(using: &random)
        let lines = canvas.plane { page in
            var nearest = Self.distance(page.y, offset.y, spacing)
            if isSquared { nearest = min(nearest, Self.distance(page.x, offset.x, spacing)) }
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

    @inline(__always)
    private static func distance(_ place: Float, _ offset: Float, _ spacing: Float) -> Float {
        let lines = (place - offset) / spacing
        return abs(lines - lines.rounded()) * spacing
    }
}
