package import SystemLibraries

/// The shadow of a hand, a head or the phone: dark on one side of a soft, curved edge.
package struct ShadowStep: PhotoLayer {
    /// The direction into the shadow in radians, clockwise from the right, and the distance of its
    /// edge from the middle along it, in parts of the photo's shorter side.
    package var angle, offset: Float
    /// The width of the penumbra (the scale of a logistic function), in parts of the photo's
    /// shorter side.
    package var softness: Float
    /// The share of the light that the shadow takes in its depth: 0 none, 1 all.
    package var strength: Float
    /// How much the edge bends: its distance from a straight line at a distance of 1 along it.
    package var curvature: Float

    /// Returns a shadow whose edge crosses the photo.
    ///
    /// It takes 30 … 62 % of the light, with an edge from sharp (a hand near the paper) to soft (a
    /// head); set by eye.
    package static func random(using random: inout SeededGenerator) -> ShadowStep {
        ShadowStep(
            angle: random.uniform(0, 2 * .pi), offset: random.uniform(-0.25, 0.25),
            softness: random.uniform(0.004, 0.08), strength: random.uniform(0.3, 0.62),
            curvature: random.normal(deviation: 0.5))
    }

    /// Multiplies the photo's light by the shadow's.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let normal = Point(angle.cosine, angle.sine)
        let (offset, softness) = (offset, softness)
        let (strength, curvature) = (strength, curvature)
        canvas.shade(
            by: canvas.plane { page in
                let along = page.y * normal.x - page.x * normal.y
                let depth =
                    page.x * normal.x + page.y * normal.y - offset - curvature * along * along
                // The exponent is cut off at ±30, where the logistic function has long been 0 or 1.
                return 1 - strength / (1 + (-depth / softness).clamped(-30, 30).exponential)
            })
    }
}
