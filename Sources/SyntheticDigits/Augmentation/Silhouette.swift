import MNIST
import Raster
import SystemLibraries

/// The outline of a thing, filled with one ink, as the pipeline cuts it out of a photo of a lamp, a purse or a
/// fruit: one to three convex polygons that overlap.
///
/// All sizes are set by eye. A narrow silhouette would be a bold 1: the bounding box is at least half as wide as
/// it is high, and its longer side fills 20 of 28 pixels, as the pipeline's pictures do.
struct Silhouette {
    /// The corners of each polygon in the order of their angle, in parts of the picture's side, 0 … 1.
    private let polygons: [[Point]]

    /// The longer side of the bounding box, in parts of the picture's side.
    private static let size = Float(MNISTFrame.box) / Float(DigitImage.side)
    /// The width of the bounding box at least, in parts of the height.
    private static let leastWidth: Float = 0.5

    /// Draws the corners at random: of each polygon three to eight, on an ellipse below the one before.
    private init(using random: inout SeededGenerator) {
        var center = Point(0, 0)
        var shapes: [[Point]] = []
        for _ in 0..<1 + random.index(below: 3) {
            let radii = Point(random.uniform(0.15, 0.6), random.uniform(0.15, 0.36))
            let corners = 3 + random.index(below: 6)
            let start = random.uniform(0, 360)
            shapes.append(
                (0..<corners).map { corner in
                    let step = Float(corner) + random.uniform(-0.3, 0.3)
                    let angle = (start + step * 360 / Float(corners)).radians
                    return center + Point(angle.cosine, angle.sine) * radii
                })
            center += Point(random.uniform(-0.12, 0.12), radii.y + random.uniform(0, 0.15))
        }
        let (low, high) = shapes.map { Stroke(points: $0) }.bounds
        let extent = high - low
        let stretch = Point(max(1, Self.leastWidth * extent.y / max(extent.x, 1e-3)), 1)
        let scale = stretch * (Self.size / max((extent * stretch).max(), 1e-3))
        polygons = shapes.map { $0.map { ($0 - (low + high) / 2) * scale + 0.5 } }
    }

    /// Draws a silhouette over whatever the canvas held, at three times the size and reduced, so that edges are
    /// soft.
    static func draw(on canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        let thing = Silhouette(using: &random)
        let ink = random.uniform(0.6, 1)
        var sheet = GrayRaster(width: 84, height: 84)
        for y in 0..<sheet.height {
            for x in 0..<sheet.width {
                let place = Point(Float(x) + 0.5, Float(y) + 0.5) / Float(sheet.width)
                if thing.polygons.contains(where: { Self.contains($0, place) }) {
                    sheet[x, y] = ink
                }
            }
        }
        canvas.take(sheet)
        Recenter.center(&canvas)
    }

    /// Whether a place is inside a convex polygon whose corners run with the angle: to the same side of all edges.
    private static func contains(_ polygon: [Point], _ place: Point) -> Bool {
        polygon.indices.allSatisfy { index in
            let (from, to) = (polygon[index], polygon[(index + 1) % polygon.count])
            let (edge, offset) = (to - from, place - from)
            return edge.x * offset.y - edge.y * offset.x >= 0
        }
    }
}
