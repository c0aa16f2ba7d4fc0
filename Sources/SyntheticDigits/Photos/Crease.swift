package import SystemLibraries

/// A fold in the paper: a dark valley with a lit flank beside it, and one side a little darker than
/// the other because it faces away from the light.
package struct Crease: PhotoLayer {
    /// The direction of the fold's normal in radians, clockwise from the right, and the fold's
    /// distance from the page's origin along it, in parts of the photo's shorter side.
    package var angle, offset: Float
    /// The share of the light, 0 … 1, that is missing in the middle of the valley.
    package var depth: Float
    /// The share of the light, 0 … 1, that is missing on the far side of the fold.
    package var step: Float
    /// The distance from the middle of the valley at which its darkness has fallen to 1/e, in parts
    /// of the photo's shorter side.
    package var width: Float

    /// Returns a fold anywhere near the middle, in any direction.
    ///
    /// From a faint line (6 % darker) to a sharp crease (24 %), 0.4 … 1.2 % of the shorter side
    /// wide; set by eye.
    package static func random(using random: inout SeededGenerator) -> Crease {
        Crease(
            angle: random.uniform(0, 2 * .pi), offset: random.uniform(-0.45, 0.45),
            depth: random.uniform(0.06, 0.24), step: random.uniform(0, 0.11),
            width: random.uniform(0.004, 0.012))
    }

    /// Multiplies the light of the fold into the photo.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let (normal, bend) = (Point(angle.cosine, angle.sine), NoiseTile(using: &random))
        let (offset, depth, step, width) = (offset, depth, step, width)
        canvas.shade(
            by: canvas.plane { page in
                let along = page.y * normal.x - page.x * normal.y
                // A fold is never quite straight: it sways by about 0.4 % of the shorter side,
                // seven times along it.
                let sway = 0.004 * bend.value(along * 7, 0)
                let across = (page.x * normal.x + page.y * normal.y - offset + sway) / width
                // The lit flank of the fold lies beside the dark one.
                var shade: Float = 1
                // Beyond four widths the valley's Gaussian is below 10⁻⁶.
                if abs(across) < 4 {
                    shade -= depth * (-across * across).exponential
                    let flank = across + 1.8
                    shade += 0.35 * depth * (-flank * flank).exponential
                }
                // The far side darkens gradually, over four widths.
                let side = max(0, min(1, across / 4 + 0.5))
                return shade - step * side
            })
    }
}
