import MNIST
import Raster

/// Lines on the page, printed or drawn: tables, boxes, combs, frames, rules.
struct LineWork: PhotoLayer {
    /// One line.
    struct Line {
        /// Its places on the page.
        var points: Path
        /// Its width on the page.
        var width: Float
    }

    /// The lines.
    var lines: [Line] = []
    /// Their color, and how it covers.
    var ink: Ink
    /// How far a line sways from its way; 0 where it is printed.
    var wobble: Float = 0
    /// The length of a dash and of a gap on the page; 0 where lines are whole.
    var dash: Float = 0

    /// Stretches of a straight line are no longer than this on the page: a bent page bends them.
    private static let stretch: Float = 0.04
    /// A line is seen from this width in pixels on.
    private static let leastWidth: Float = 0.8

    /// Makes no lines yet.
    init(ink: Ink, wobble: Float = 0) { (self.ink, self.wobble) = (ink, wobble) }

    /// Adds a straight line.
    mutating func add(from start: Point, to end: Point, width: Float) {
        lines.append(Line(points: [start, end], width: width))
    }

    /// Adds the four sides of an area.
    mutating func add(_ area: PageArea, width: Float) {
        // Corners are closed.
        lines.append(Line(points: area.corners + [area.low], width: width))
    }

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

    /// A line in short stretches, each end of which sways.
    private func whole(_ points: Path, using random: inout SeededGenerator) -> Path {
        var path: Path = []
        for (start, end) in zip(points, points.dropFirst()) {
            let way = end - start
            let length = (way * way).sum().squareRoot()
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

    /// A line's dashes.
    private func dashes(_ points: Path) -> [Path] {
        zip(points, points.dropFirst()).flatMap { start, end -> [Path] in
            let way = end - start
            let length = (way * way).sum().squareRoot()
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
