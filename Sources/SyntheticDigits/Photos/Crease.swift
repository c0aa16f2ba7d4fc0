package import MNIST

/// A fold in the paper: a dark line, and one side of it a little darker than the other.
package struct Crease: PhotoLayer {
    /// The direction of the fold's normal in radians, and how far the fold is from the middle.
    package var angle, offset: Float
    /// How much darker the fold is.
    package var depth: Float
    /// How much darker the side beyond it is.
    package var step: Float
    /// The width of the fold, relative to the photo's short side.
    package var width: Float

    /// Returns some fold.
    package static func random(using random: inout SeededGenerator) -> Crease {
        Crease(
            angle: random.uniform(0, 2 * .pi), offset: random.uniform(-0.45, 0.45),
            depth: random.uniform(0.06, 0.24), step: random.uniform(0, 0.11),
            width: random.uniform(0.004, 0.012))
    }

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let (normal, bend) = (Point(angle.cosine, angle.sine), NoiseTile(using: &random))
        let (offset, depth, step, width) = (offset, depth, step, width)
        canvas.shade(
            by: canvas.plane { page in
                let along = page.y * normal.x - page.x * normal.y
                let sway = 0.004 * bend.value(along * 7, 0)
                let across = (page.x * normal.x + page.y * normal.y - offset + sway) / width
                // The lit flank of the fold lies beside the dark one.
                var shade: Float = 1
                if abs(across) < 4 {
                    shade -= depth * (-across * across).exponential
                    let flank = across + 1.8
                    shade += 0.35 * depth * (-flank * flank).exponential
                }
                let side = max(0, min(1, across / 4 + 0.5))
                return shade - step * side
            })
    }
}
