import MNIST
import Raster

/// A spot of coffee or water on the paper: a ring or a disc with a soft edge.
struct Stain: PhotoLayer {
    /// Its middle and its radius on the page.
    let middle: Point
    let radius: Float
    /// How much darker it is.
    let depth: Float
    /// Whether only its edge is seen.
    let isRing: Bool

    /// Returns a stain somewhere in an area.
    static func random(in area: PageArea, using random: inout SeededGenerator) -> Stain {
        Stain(
            middle: area.low + area.size * Point(random.unit(), random.unit()),
            radius: random.uniform(0.03, 0.16), depth: random.uniform(0.04, 0.22),
            isRing: random.chance(0.6))
    }

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let edge = NoiseTile(using: &random)
        let (middle, radius, isRing, depth) = (middle, radius, isRing, depth)
        let cover = canvas.plane { page in
            let away = page - middle
            let distance = (away * away).sum().squareRoot()
            guard distance < 1.3 * radius else { return 0 }
            let rim = distance / radius + 0.05 * edge.value(page.x * 18, page.y * 18)
            let ring = (1 - abs(rim - 1) / 0.07).clamped()
            let disc = ((1 - rim) / 0.06).clamped()
            return depth * (isRing ? ring + 0.15 * disc : 0.7 * disc + 0.4 * ring)
        }
        canvas.cover(with: [120, 84, 40], by: cover)
    }
}

/// Holes for a binder, through which what lies beneath is seen.
struct PunchedHoles: PhotoLayer {
    /// Their middles on the page.
    let middles: Path
    /// Their radius on the page.
    let radius: Float
    /// What is seen through them.
    let color: Color

    /// Returns two to four holes along the left or the upper side of an area.
    static func random(along area: PageArea, using random: inout SeededGenerator) -> PunchedHoles {
        let count = random.pick([2, 2, 3, 4])
        let isUpright = random.chance(0.8)
        let middles = (0..<count).map { index -> Point in
            let share = (Float(index) + 0.5) / Float(count)
            return isUpright
                ? Point(area.low.x, area.low.y + share * area.height)
                : Point(area.low.x + share * area.width, area.low.y)
        }
        return PunchedHoles(
            middles: middles, radius: random.uniform(0.008, 0.016),
            color: Color(repeating: random.uniform(30, 130)))
    }

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let view = canvas.view
        var cover = GrayRaster(width: view.width, height: view.height)
        let dots = middles.map { Stroke(points: [view.pixel($0)]) }
        Pen(width: 2 * radius * view.scale).draw(dots, on: &cover)
        canvas.truth?.hide(under: cover)
        canvas.cover(with: color, by: cover)
    }
}

/// What stands on the sheet's other side, seen through it: mirrored, weak and soft.
struct ShowThrough: PhotoLayer {
    /// Strokes as they are seen, with their middle and their longer side on the page.
    let glyphs: [(strokes: [Stroke], middle: Point, size: Float)]
    /// The pen.
    let ink: Ink
    /// The pen's width on the page.
    let width: Float

    /// Mirrors what somebody has written; pictures are left out.
    init(_ text: PageText, strength: Float) {
        glyphs = text.glyphs.compactMap { glyph in
            guard case .strokes(let strokes) = glyph.shape else { return nil }
            return (
                strokes.map { stroke in stroke.mapped { Point(-$0.x, $0.y) } },
                Point(-glyph.middle.x, glyph.middle.y), glyph.size
            )
        }
        var ink = text.ink
        ink.opacity *= strength
        self.ink = ink
        width = text.ink.width * text.height
    }

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        var cover = GrayRaster(width: canvas.view.width, height: canvas.view.height)
        for (strokes, middle, size) in glyphs {
            Writing.Shape.strokes(strokes).draw(
                at: middle, size: size, penWidth: width, on: &cover, seenBy: canvas.view)
        }
        cover = cover.gaussianBlurred(sigma: max(0.5, 0.0016 * canvas.view.scale))
        for index in cover.pixels.indices { cover.pixels[index] *= ink.opacity }
        canvas.cover(with: ink.color, by: cover)
    }
}
