import MNIST
import SystemLibraries

/// Fills an empty scene with the digits, words and surroundings of a page kind that has no `PageLayout`.
///
/// Lengths are in page units (the photo's shorter side is 1). Ranges and probabilities stand for how pages
/// by strangers look; they are set by eye, and none was tuned.
struct PageComposer {
    /// The kind of page to write.
    private let kind: PageKind
    /// Where the digits' shapes come from.
    private let source: GlyphSource

    /// Makes a composer for pages of one kind in one hand.
    init(_ kind: PageKind, source: GlyphSource) {
        self.kind = kind
        self.source = source
    }

    /// Adds surroundings and writing to an empty scene.
    func fill(_ scene: inout PageScene, using random: inout SeededGenerator) {
        surround(&scene, using: &random)
        switch kind {
        case .table: fillTable(&scene, using: &random)
        case .scattered: scatter(on: &scene, using: &random)
        case .form: fillForm(&scene, using: &random)
        default: fillLines(&scene, using: &random)
        }
    }

    /// Adds what the kind asks for around the writing: ruling, table, spiral, shadow, rotation.
    private func surround(_ scene: inout PageScene, using random: inout SeededGenerator) {
        switch kind {
        case .ruled, .squared:
            var ruling = Ruling.random(squared: kind == .squared, using: &random)
            // Nine to twenty lines across the shorter side, as where a whole page of an exercise book is
            // seen; the lines' width shrinks with them, but not below a pixel and a half of the smallest photo.
            ruling.spacing = random.uniform(0.05, 0.11)
            ruling.thickness = max(0.0022, ruling.thickness * 0.4)
            scene.ruling = ruling
        // Degrees: more than a careless hold.
        case .tilted: scene.view.rotation += random.sign() * random.uniform(4, 11)
        // Spacing and thickness of the squares are set when the columns are known (`fillForm`).
        case .form:
            scene.ruling = .random(squared: true, using: &random)
            // Some sheets lie askew on the table, up to midway between two ways round.
            if random.chance(0.3) {
                scene.view.rotation += random.sign() * random.uniform(8, 45)
            }
            layOnTable(&scene, sides: 4, using: &random)
            if random.chance(0.5) {
                let cloth = PageEdge.Cloth.random(using: &random)
                for side in scene.edges.indices { scene.edges[side].cloth = cloth }
            }
        // Turned when the pixels are done: the scene itself stays upright.
        case .turned: scene.quarterTurns = 1 + random.index(below: 3)
        case .desk: layOnTable(&scene, sides: 2, using: &random)
        case .notebook:
            // The wire near one edge of the photo, its loops 1/40 to 1/20 of the shorter side apart.
            scene.spiral = SpiralBinding(
                place: random.sign() * half(of: scene).x * random.uniform(0.84, 0.95),
                pitch: random.uniform(0.025, 0.05))
        case .shadow: scene.shadows.append(.random(using: &random))
        // The pen that fits it is chosen in `hand`.
        case .chalk: scene.paper = .board(using: &random)
        case .number where random.chance(0.3): scene.shadows.append(.random(using: &random))
        default: break
        }
        if random.chance(0.2) {
            // Six dots of dirt, half as bright as the paper, on one page of five.
            scene.specks = PaperSpecks(count: 6, color: scene.paper.color * 0.5)
        }
    }

    /// Adds sheet edges, with a table beyond, at the first `sides` sides and by chance at the others.
    ///
    /// Sides are numbered clockwise from the right one.
    private func layOnTable(
        _ scene: inout PageScene, sides: Int, using random: inout SeededGenerator
    ) {
        for side in 0..<4 where side < sides || random.chance(0.7) {
            var edge = PageEdge.random(scene.view, using: &random)
            // The sheet ends at 72 to 90 % of the way from the photo's middle to its border, up to a degree
            // or two askew.
            let half = side.isMultiple(of: 2) ? half(of: scene).x : half(of: scene).y
            edge.angle = Float(side) * .pi / 2 + random.normal(deviation: 0.02)
            edge.distance = half * random.uniform(0.72, 0.9)
            // One table lies under all sides.
            if let first = scene.edges.first { edge.table = first.table }
            scene.edges.append(edge)
        }
    }

    /// The distances from the photo's middle to its right and lower border, in page units.
    private func half(of scene: PageScene) -> Point {
        Point(Float(scene.view.width), Float(scene.view.height)) / scene.view.scale / 2
    }

    /// The upper left and lower right corner of the part of the page that is written on.
    ///
    /// Shares of the half photo: what a sheet's edge, a spiral or a rotation takes away is left free, so
    /// that nearly all digits lie wholly inside the photo.
    func room(_ scene: PageScene) -> (low: Point, high: Point) {
        let half = half(of: scene)
        switch kind {
        // The sheet's edges are at 0.72 or farther.
        case .desk, .form: return (-0.62 * half, 0.62 * half)
        case .tilted: return (-0.74 * half, 0.74 * half)
        // Less room on the side of the wire.
        case .notebook:
            let right = (scene.spiral?.place ?? 0) > 0
            return (
                Point(right ? -0.86 : -0.72, -0.86) * half, Point(right ? 0.72 : 0.86, 0.86) * half
            )
        default: return (-0.87 * half, 0.87 * half)
        }
    }

    /// Returns a hand with the pen, the height and the gaps that the kind asks for.
    func hand(using random: inout SeededGenerator) -> PageHand {
        // A digit's height in page units. Small and dense digits have 24 to 51 pixels of a photo of 2,000
        // by 1,500, the others usually 24 to 90 of one of 900 by 675 or 1,400 by 1,050.
        let height: Float =
            switch kind {
            case .number: random.uniform(0.06, 0.24)
            case .small: random.uniform(0.016, 0.026)
            case .dense: random.uniform(0.024, 0.034)
            case .form: random.uniform(0.024, 0.036)
            case .practice, .sizes: random.uniform(0.05, 0.1)
            default: random.uniform(0.035, 0.085)
            }
        // Thick pens would fill the loops of small digits.
        let tool: Ink.Tool? =
            switch kind {
            case .chalk: .chalk
            case .faint: .pencil
            case .small, .dense: random.pick([.ballPen, .fineliner])
            default: nil
            }
        var hand = PageHand(source, height: height, tool: tool, using: &random)
        switch kind {
        // Gaps in heights of a digit; below 0 the boxes of neighbors overlap.
        case .touching: hand.gap = -0.14...0.03
        case .practice: hand.gap = 0.6...1.2
        // The deviation of the logarithm of heights: at 0.55, one digit in three is more than 1.7 times
        // larger or smaller.
        case .sizes: hand.sizeSpread = random.uniform(0.25, 0.55)
        // y gains this times x²: at the photo's side (x = 0.5) a line is 0.02 to 0.055 higher or lower than
        // in the middle.
        case .curved: hand.bend = random.sign() * random.uniform(0.08, 0.22)
        case .faint: hand.ink.opacity *= random.uniform(0.4, 0.6)
        default: break
        }
        // Chalk draws no line thinner than a fourteenth of a digit's height.
        if kind == .chalk { hand.ink.width = max(hand.ink.width, 0.07) }
        return hand
    }

    /// Writes lines of numbers below each other, with words before or instead of them for `words` and `text`.
    private func fillLines(_ scene: inout PageScene, using random: inout SeededGenerator) {
        let hand = hand(using: &random)
        let (low, high) = room(scene)
        // From line to line in heights of a digit, wider where digits may be much higher than usual.
        let pitch = hand.height * random.uniform(1.5, 2.3) * (kind == .sizes ? 1.6 : 1)
        // One line less than fits, as the first baseline is a pitch below the upper border.
        let fitting = max(1, Int((high.y - low.y) / pitch) - 1)
        let count: Int =
            switch kind {
            case .number: 1
            case .dense: fitting
            case .small: min(fitting, random.count(4...9))
            default: min(fitting, random.count(2...6))
            }
        // The block of lines begins anywhere that leaves room for all of it.
        let slack = max(0, high.y - low.y - pitch * Float(count))
        var y = low.y + pitch + random.uniform(0, slack)
        var text = PageText(glyphs: [], ink: hand.ink, height: hand.height)
        // All lines begin near one left margin.
        let indent = random.uniform(0, 0.25) * (high.x - low.x)
        let style = kind == .words || kind == .text ? WordStyle.random(using: &random) : WordStyle()
        var lineNumber = 0
        for _ in 0..<count {
            var x = low.x + indent * random.uniform(0.8, 1.2)
            // One word before the numbers, or one to four instead of them, 0.9 to 1.6 heights apart.
            if kind == .words || kind == .text {
                // What would cross the right border is left out, not cut.
                for _ in 0..<(kind == .text ? random.count(1...4) : 1) {
                    let word = hand.word(
                        Letters.word(using: &random), style: style, x: x, y: y, using: &random)
                    if word.end < high.x { text.glyphs += word.glyphs }
                    x = word.end + hand.height * random.uniform(0.9, 1.6)
                }
            }
            if kind != .text {
                let line = hand.line(
                    numbers(using: &random), line: lineNumber, x: x, y: y, limit: high.x,
                    using: &random)
                text.glyphs += line.glyphs
                // Only lines that hold a digit are counted: their numbers are those of the transcript.
                if !line.glyphs.isEmpty { lineNumber += 1 }
            }
            y += pitch
        }
        scene.texts.append(text)
    }

    /// Returns the numbers of one line; what does not fit on the line is left out when it is written.
    private func numbers(using random: inout SeededGenerator) -> [[Digit]] {
        switch kind {
        case .number: [random.number(random.count(1...8))]
        case .practice: [random.number(random.count(3...9))]
        // More than a line holds, so that every line is full.
        case .dense: (0..<12).map { _ in random.number(random.count(1...4)) }
        default: (0..<random.count(1...3)).map { _ in random.number(random.count(1...5)) }
        }
    }

    /// Draws a table of 3 to 8 columns and 2 to 7 rows, as far as they fit, with a number in each cell.
    private func fillTable(_ scene: inout PageScene, using random: inout SeededGenerator) {
        var hand = hand(using: &random)
        let (low, high) = room(scene)
        // The most digits in a cell; cells grow wider with them.
        let perCell = random.chance(0.6) ? 1 : 2
        // Cells are 1.5 to 2.2 heights of a digit wide for each digit, and 1.5 to 2 high.
        let cell =
            hand.height * Point(random.uniform(1.5, 2.2) * Float(perCell), random.uniform(1.5, 2))
        let columns = min(random.count(3...8), Int((high.x - low.x) / cell.x))
        let rows = min(random.count(2...7), Int((high.y - low.y) / cell.y))
        let size = cell * Point(Float(columns), Float(rows))
        // The table stands anywhere that leaves room for all of it.
        let corner = low + Point(random.unit(), random.unit()) * (high - low - size)
        // Without a line to write on, digits stand higher and lower in their cells; in heights.
        hand.lineSpread = 0.06
        scene.table = DrawnTable(
            columns: (0...columns).map { corner.x + cell.x * Float($0) },
            rows: (0...rows).map { corner.y + cell.y * Float($0) }, by: hand, using: &random)
        var text = PageText(glyphs: [], ink: hand.ink, height: hand.height)
        for row in 0..<rows {
            for column in 0..<columns {
                let number = random.number(random.count(1...perCell))
                let start = corner + cell * Point(Float(column), Float(row))
                // The number begins a fifth to nearly a third into the cell and stands above its lower
                // line; what would reach the next cell is left out.
                let line = hand.line(
                    [number], line: row, x: start.x + cell.x * random.uniform(0.2, 0.3),
                    y: start.y + cell.y * random.uniform(0.78, 0.86),
                    limit: start.x + cell.x * 0.96, using: &random)
                text.glyphs += line.glyphs
            }
        }
        scene.texts.append(text)
    }

    /// Writes three to six single digits, each in a level band of its own, in one of three pens.
    ///
    /// Bands keep lines apart, so that the transcript has the digits from the top of the page to its bottom.
    private func scatter(on scene: inout PageScene, using random: inout SeededGenerator) {
        let (low, high) = room(scene)
        let bands = random.count(3...6)
        let pitch = (high.y - low.y) / Float(bands)
        // One text for each pen, as a text has one ink.
        var texts = (0..<3).map { _ in
            PageText(
                glyphs: [],
                ink: .random(random.pick([.ballPen, .fineliner, .marker]), using: &random),
                height: min(0.1, pitch * 0.6))
        }
        for band in 0..<bands {
            // The pens take turns at random, so that colors do not follow the order of lines.
            let pen = random.index(below: texts.count)
            var hand = PageHand(
                source, height: texts[pen].height * random.uniform(0.7, 1.1), using: &random)
            hand.ink = texts[pen].ink
            let line = hand.line(
                [random.number(1)], line: band, x: random.uniform(low.x, high.x - 0.15),
                y: low.y + pitch * (Float(band) + 0.85), limit: high.x, using: &random)
            texts[pen].glyphs += line.glyphs
        }
        scene.texts += texts
    }
}
