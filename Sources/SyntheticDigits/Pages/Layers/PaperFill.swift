import MNIST
import Raster

/// An area in one color: a shaded head, the black square of a crossword, a logo.
struct PaperFill: PhotoLayer {
    /// Its corners; no corner points inwards.
    let corners: Path
    /// Its color.
    let color: Color
    /// How much of the paper it hides: 0 nothing, 1 all.
    let opacity: Float
    /// What its edge is taken for.
    let role: PageTruth.Role

    init(
        _ corners: Path, color: Color, opacity: Float = 1, role: PageTruth.Role = .paper
    ) {
        (self.corners, self.color, self.opacity, self.role) = (corners, color, opacity, role)
    }

    init(_ area: PageArea, color: Color, opacity: Float = 1, role: PageTruth.Role = .paper) {
        self.init(area.corners, color: color, opacity: opacity, role: role)
    }

    /// A round area.
    init(at middle: Point, radius: Float, color: Color, role: PageTruth.Role = .paper) {
        let ring = (0..<28).map { index -> Point in
            let angle = Float(index) / 28 * 2 * .pi
            return middle + radius * Point(angle.cosine, angle.sine)
        }
        self.init(ring, color: color, role: role)
    }

    /// Returns a light color or gray that things are printed on.
    static func shade(using random: inout SeededGenerator) -> Color {
        let tints: [Color] = [
            [225, 225, 225], [205, 205, 205], [255, 240, 170], [190, 220, 250], [250, 205, 200],
            [200, 235, 200], [240, 215, 180],
        ]
        return random.pick(tints) * random.uniform(0.9, 1.02)
    }

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let view = canvas.view
        // Sides follow a bent page.
        let outline = corners.indices.flatMap { index -> Path in
            let (from, to) = (corners[index], corners[(index + 1) % corners.count])
            return (0..<4).map { view.pixel(from + Float($0) / 4 * (to - from)) }
        }
        guard let box = outline.pixelBox(in: view) else { return }
        var cover = GrayRaster(width: view.width, height: view.height)
        for y in box.y..<box.maxY {
            // Where the row's middle and its quarters enter and leave.
            for part in 0..<3 {
                let level = Float(y) + (Float(part) + 0.5) / 3
                guard let (left, right) = outline.span(at: level) else { continue }
                for x in box.x..<box.maxX where Float(x + 1) > left && Float(x) < right {
                    let inside = min(Float(x + 1), right) - max(Float(x), left)
                    cover.pixels[y * view.width + x] += max(0, inside) * opacity / 3
                }
            }
        }
        canvas.truth?.mark(cover, in: box, as: role)
        canvas.cover(with: color, by: cover)
    }
}

extension Path {
    /// The pixels around places in a photo, as far as they are in it; nothing where none is.
    fileprivate func pixelBox(in view: PageView) -> PixelBox? {
        var (low, high) = (Point(repeating: .infinity), Point(repeating: -.infinity))
        for place in self {
            low = pointwiseMin(low, place)
            high = pointwiseMax(high, place)
        }
        let box = view.box(from: low, to: high)
        return box.area > 0 ? box : nil
    }

    /// The leftmost and the rightmost place of an outline at a height.
    fileprivate func span(at level: Float) -> (left: Float, right: Float)? {
        var (left, right) = (Float.infinity, -Float.infinity)
        for index in indices {
            let (from, to) = (self[index], self[(index + 1) % count])
            guard (from.y <= level) != (to.y <= level) else { continue }
            let x = from.x + (level - from.y) / (to.y - from.y) * (to.x - from.x)
            (left, right) = (Swift.min(left, x), Swift.max(right, x))
        }
        return left < right ? (Swift.max(0, left), right) : nil
    }
}
