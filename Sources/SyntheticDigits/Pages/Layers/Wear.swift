import Raster
import SystemLibraries

/// A spot of coffee or water on the paper: a ring or a disc with a soft edge.
///
/// Lengths are in page units.
struct Stain: PhotoLayer {
    /// The middle of the stain.
    let middle: Point
    /// The radius of the stain's rim.
    let radius: Float
    /// How much of the paper the stain's brown hides at the rim, 0 … 1.
    let depth: Float
    /// Whether the stain's inside is nearly clear, as of a cup's foot.
    let isRing: Bool

    /// Returns a stain somewhere in an area.
    ///
    /// A drop to a large cup: 3 to 16 % of the photo's shorter side; 4 to 22 % dark, so that ink stays readable.
    static func random(in area: PageArea, using random: inout SeededGenerator) -> Stain {
        Stain(
            middle: area.low + area.size * Point(random.unit(), random.unit()),
            radius: random.uniform(0.03, 0.16), depth: random.uniform(0.04, 0.22),
            isRing: random.chance(0.6))
    }

    /// Blends brown into the paper; the truth stays as it is, since ink is seen through a stain.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let edge = NoiseTile(using: &random)
        let (middle, radius, isRing, depth) = (middle, radius, isRing, depth)
        let cover = canvas.plane { page in
            let away = page - middle
            let distance = away.length
            // The rim's profile ends well within 1.3 radii: most pixels of the photo end here.
            guard distance < 1.3 * radius else { return 0 }
            // Distance in radii, its edge ragged by some percent.
            let rim = distance / radius + 0.05 * edge.value(page.x * 18, page.y * 18)
            let ring = (1 - abs(rim - 1) / 0.07).clamped()
            let disc = ((1 - rim) / 0.06).clamped()
            return depth * (isRing ? ring + 0.15 * disc : 0.7 * disc + 0.4 * ring)
        }
        canvas.cover(with: [120, 84, 40], by: cover)
    }
}

/// Holes for a binder, through which what lies beneath is seen.
///
/// Lengths are in page units.
struct PunchedHoles: PhotoLayer {
    /// The middles of the holes.
    let middles: Path
    /// The radius of each hole.
    let radius: Float
    /// What is seen through them: the shaded table, 0 … 255 each.
    let color: Color

    /// Returns two to four holes evenly along the left or, in one case of five, the upper side of an area.
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

    /// Draws the holes as dots of a wide pen and takes what they hide out of the truth.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let view = canvas.view
        var cover = GrayRaster(width: view.width, height: view.height)
        let dots = middles.map { Stroke(points: [view.pixel($0)]) }
        Pen(width: 2 * radius * view.scale).draw(dots, on: &cover)
        canvas.truth?.hide(under: cover)
        canvas.cover(with: color, by: cover)
    }
}

/// What stands on the sheet's other side, seen through it: mirrored, weak and blurred.
///
/// Its pixels are `paper` in the truth: nobody wrote on this side.
struct ShowThrough: PhotoLayer {
    /// Strokes as they are seen, mirrored, with the middle and the longer side of their box in page units.
    let glyphs: [(strokes: [Stroke], middle: Point, size: Float)]
    /// The pen, its opacity as low as what the paper lets through.
    let ink: Ink
    /// The width of the pen's line in page units.
    let width: Float

    /// Mirrors a text about the page's upright middle line; `strength`, 0 … 1, is what the paper lets through.
    ///
    /// Only strokes are taken: pictures and print are left out.
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

    /// Draws the strokes, blurs them and blends the ink in.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        var cover = GrayRaster(width: canvas.view.width, height: canvas.view.height)
        for (strokes, middle, size) in glyphs {
            Writing.Shape.strokes(strokes).draw(
                at: middle, size: size, penWidth: width, on: &cover, seenBy: canvas.view)
        }
        // Paper scatters light: a blur of 0.16 % of the photo's shorter side, set by eye.
        cover = cover.gaussianBlurred(sigma: max(0.5, 0.0016 * canvas.view.scale))
        for index in cover.pixels.indices { cover.pixels[index] *= ink.opacity }
        canvas.cover(with: ink.color, by: cover)
    }
}
