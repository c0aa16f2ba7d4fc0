import Raster
import SystemLibraries

/// A rectangle in one color: a shaded head, the black square of a crossword.
///
/// It hides the paper wholly, and in the truth makes paper of what it covers.
struct PaperFill: PhotoLayer {
    /// The area that is colored.
    private let area: PageArea
    /// The area's color, 0 … 255 each.
    private let color: Color

    /// Makes the layer of an area.
    init(_ area: PageArea, color: Color) { (self.area, self.color) = (area, color) }

    /// Returns a light gray or pastel color, as heads and every second line of printed tables have.
    static func shade(using random: inout SeededGenerator) -> Color {
        let tints: [Color] = [
            [225, 225, 225], [205, 205, 205], [255, 240, 170], [190, 220, 250], [250, 205, 200],
            [200, 235, 200], [240, 215, 180],
        ]
        return random.pick(tints) * random.uniform(0.9, 1.02)
    }

    /// Fills the area by scan lines, with edges smoothed to a third of a pixel vertically and exactly sideways.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let view = canvas.view
        // Each side in four stretches, so that it follows a bent page.
        let corners = area.corners
        let outline = corners.indices.flatMap { index -> Path in
            let (from, to) = (corners[index], corners[(index + 1) % corners.count])
            return (0..<4).map { view.pixel(from + Float($0) / 4 * (to - from)) }
        }
        guard let box = outline.pixelBox(in: view) else { return }
        var cover = GrayRaster(width: view.width, height: view.height)
        for y in box.y..<box.maxY {
            // Three scan lines through each pixel row, each with a third of the cover.
            for part in 0..<3 {
                let level = Float(y) + (Float(part) + 0.5) / 3
                guard let (left, right) = outline.span(at: level) else { continue }
                for x in box.x..<box.maxX where Float(x + 1) > left && Float(x) < right {
                    // The part of the pixel's width between the outline's two sides.
                    let inside = min(Float(x + 1), right) - max(Float(x), left)
                    cover.pixels[y * view.width + x] += max(0, inside) / 3
                }
            }
        }
        canvas.truth?.mark(cover, in: box, as: .paper)
        canvas.cover(with: color, by: cover)
    }
}

extension Path {
    /// Returns the pixels around the places, cut at the photo's border; nil where none is in the photo.
    fileprivate func pixelBox(in view: PageView) -> PixelBox? {
        var (low, high) = (Point(repeating: .infinity), Point(repeating: -.infinity))
        for place in self {
            low = pointwiseMin(low, place)
            high = pointwiseMax(high, place)
        }
        let box = view.box(from: low, to: high)
        return box.area > 0 ? box : nil
    }

    /// Returns the leftmost and the rightmost x at which a level line crosses the outline, the left one at
    /// least 0.
    ///
    /// Pixels of the photo; nil where the line misses the outline or only touches it.
    fileprivate func span(at level: Float) -> (left: Float, right: Float)? {
        var (left, right) = (Float.infinity, -Float.infinity)
        for index in indices {
            let (from, to) = (self[index], self[(index + 1) % count])
            // Half-open, so that a corner on the line counts for one of its two sides.
            guard (from.y <= level) != (to.y <= level) else { continue }
            let x = from.x + (level - from.y) / (to.y - from.y) * (to.x - from.x)
            (left, right) = (Swift.min(left, x), Swift.max(right, x))
        }
        return left < right ? (Swift.max(0, left), right) : nil
    }
}
