package import MNIST

/// The shadow of a hand, a head or the phone: dark on one side of a soft, curved edge.
package struct ShadowStep: PhotoLayer {
    /// The direction into the shadow in radians, and how far its edge is from the middle.
    package var angle, offset: Float
    /// How soft the edge is, relative to the photo's short side.
    package var softness: Float
    /// How much light the shadow takes: 0 none, 1 all.
    package var strength: Float
    /// How much the edge bends.
    package var curvature: Float

    /// Returns some shadow whose edge crosses the photo.
    package static func random(using random: inout SeededGenerator) -> ShadowStep {
        ShadowStep(
            angle: random.uniform(0, 2 * .pi), offset: random.uniform(-0.25, 0.25),
            softness: random.uniform(0.004, 0.08), strength: random.uniform(0.3, 0.62),
            curvature: random.normal(deviation: 0.5))
    }

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let normal = Point(angle.cosine, angle.sine)
        let (offset, softness) = (offset, softness)
        let (strength, curvature) = (strength, curvature)
        canvas.shade(
            by: canvas.plane { page in
                let along = page.y * normal.x - page.x * normal.y
                let depth =
                    page.x * normal.x + page.y * normal.y - offset - curvature * along * along
                return 1 - strength / (1 + (-depth / softness).clamped(-30, 30).exponential)
            })
    }
}
