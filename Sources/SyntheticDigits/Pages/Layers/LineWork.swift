import Raster
import SystemLibraries

/// Lines on the page in one ink, printed or drawn: tables, boxes, combs, frames, rules.
///
/// Lengths are in page units. Drawing marks the lines' pixels as `line` in the truth.
struct LineWork: PhotoLayer {
    /// One line, straight or with corners.
    struct Line {
        /// The line's ends and corners.
        var points: Path
        /// The line's width; never drawn thinner than `leastWidth`.
        var width: Float
    }

    /// The lines, in the order in which they were added.
    var lines: [Line] = []
    /// The lines' color, opacity and texture; the ink's own width is not used.
    var ink: Ink
    /// The standard deviation of a line's places from its way; 0 where it is printed.
    var wobble: Float = 0
    /// The length of a dash, about that of the gap behind it, too; 0 where lines are whole.
    var dash: Float = 0

    /// The longest stretch that is drawn straight: a bent page bends lines.
    ///
    /// At the strongest curl that a sheet has (0.16) a stretch is off by 0.00006 page units, a tenth of a
    /// pixel of 1,800.
    private static let stretch: Float = 0.04
    /// The least width in pixels: hairlines that a camera still shows, pale.
    ///
    /// Set by eye.
    private static let leastWidth: Float = 0.8

    /// Makes an empty collection of lines in one ink.
    init(ink: Ink, wobble: Float = 0) { (self.ink, self.wobble) = (ink, wobble) }

    /// Adds a straight line between two places.
    mutating func add(from start: Point, to end: Point, width: Float) {
        lines.append(Line(points: [start, end], width: width))
    }

    /// Adds the four sides of an area as one closed line.
    mutating func add(_ area: PageArea, width: Float) {
        // Ending where it began closes the corner.
        lines.append(Line(points: area.corners + [area.low], width: width))
    }

    /// Draws all lines on one cover, so that crossings are no darker, and blends the ink in once.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let view = canvas.view
        var cover = GrayRaster(width: view.width, height: view.height)
        for line in lines {
            let pen = Pen(width: max(Self.leastWidth, line.width * view.scale))
            let pieces = dash > 0 ? dashes(line.points) : [whole(line.points, using: &random)]
            pen.draw(
                pieces.map { Stroke(points: $0).mapped(view.pixel) }, on: &cover)
        }
        canvas.truth?.mark(cover, as: .line)
        ink.texture(&cover, seenBy: view, using: &random)
        canvas.cover(with: ink.color, by: cover)
    }

    /// Returns a line cut into short stretches whose ends sway by the wobble, as a spline where they do.
    private func whole(_ points: Path, using random: inout SeededGenerator) -> Path {
        var path: Path = []
        for (start, end) in zip(points, points.dropFirst()) {
            let way = end - start
            let length = way.length
            // A hand does not tremble: it sways over lengths several times as long as the sway.
            let count = max(1, Int(length / max(Self.stretch, 4 * wobble)))
            for step in 0..<count {
                path.append(
                    start + Float(step) / Float(count) * way
                        + (wobble > 0 ? random.offset(wobble) : .zero))
            }
        }
        path.append((points.last ?? .zero) + (wobble > 0 ? random.offset(wobble) : .zero))
        return wobble > 0 ? Spline.through(path, steps: 4) : path
    }

    /// Returns the dashes of a line: each takes 0.45 of its period, so that gaps stay open at the ends of a
    /// round pen.
    private func dashes(_ points: Path) -> [Path] {
        zip(points, points.dropFirst()).flatMap { start, end -> [Path] in
            let way = end - start
            let length = way.length
            let count = max(1, Int(length / (2 * dash)))
            return (0..<count).map { index in
                let share = Float(index) / Float(count)
                return [start + share * way, start + (share + 0.45 / Float(count)) * way]
            }
        }
    }
}

extension Ink {
    /// Returns what lines are printed with: black, gray or a color, strong or weak.
    ///
    /// Of a hundred forms some fifty are black, thirty gray (90 to 185 of 255), twenty colored; set by eye.
    static func printedLines(using random: inout SeededGenerator) -> Ink {
        var ink = Ink.random(.print, using: &random)
        if random.chance(0.35) { ink.color = Color(repeating: random.uniform(90, 185)) }
        if random.chance(0.2) {
            let colors: [Color] = [
                [70, 110, 190], [190, 60, 70], [60, 140, 90], [220, 130, 60], [110, 80, 150],
            ]
            ink.color = random.pick(colors) * random.uniform(0.8, 1.2)
        }
        return ink
    }
}
