import MNIST

/// Writes on an empty page what its kind asks for.
struct PageComposer {
    private let kind: PageKind
    private let source: GlyphSource

    init(_ kind: PageKind, source: GlyphSource) {
        self.kind = kind
        self.source = source
    }

    /// Fills a scene.
    func fill(_ scene: inout PageScene, using random: inout SeededGenerator) {
        surround(&scene, using: &random)
        switch kind {
        case .table: fillTable(&scene, using: &random)
        case .scattered: scatter(on: &scene, using: &random)
        case .form: fillForm(&scene, using: &random)
        default: fillRows(&scene, using: &random)
        }
    }

    /// Chooses sheet, light and camera.
    private func surround(_ scene: inout PageScene, using random: inout SeededGenerator) {
        switch kind {
        case .ruled, .squared:
            var ruling = Ruling.random(squared: kind == .squared, using: &random)
            ruling.spacing = random.uniform(0.05, 0.11)
            ruling.thickness = max(0.0022, ruling.thickness * 0.4)
            scene.ruling = ruling
        case .tilted: scene.view.rotation += random.sign() * random.uniform(4, 11)
        case .form:
            scene.ruling = .random(squared: true, using: &random)
            if random.chance(0.3) {
                scene.view.rotation += random.sign() * random.uniform(8, 45)
            }
            layOnTable(&scene, sides: 4, using: &random)
            if random.chance(0.5) {
                let cloth = PageEdge.Cloth.random(using: &random)
                for side in scene.edges.indices { scene.edges[side].cloth = cloth }
            }
        case .turned: scene.quarterTurns = 1 + random.index(below: 3)
        case .desk: layOnTable(&scene, sides: 2, using: &random)
        case .notebook:
            scene.spiral = SpiralBinding(
                place: random.sign() * half(of: scene).x * random.uniform(0.84, 0.95),
                pitch: random.uniform(0.025, 0.05))
        case .shadow: scene.shadows.append(.random(using: &random))
        case .chalk: scene.paper = .board(using: &random)
        case .number where random.chance(0.3): scene.shadows.append(.random(using: &random))
        default: break
        }
        if random.chance(0.2) {
            scene.specks = PaperSpecks(count: 6, color: scene.paper.color * 0.5)
        }
    }

    /// Ends the sheet at so many sides at least.
    private func layOnTable(
        _ scene: inout PageScene, sides: Int, using random: inout SeededGenerator
    ) {
        for side in 0..<4 where side < sides || random.chance(0.7) {
            var edge = PageEdge.random(scene.view, using: &random)
            let half = side.isMultiple(of: 2) ? half(of: scene).x : half(of: scene).y
            edge.angle = Float(side) * .pi / 2 + random.normal(deviation: 0.02)
            edge.distance = half * random.uniform(0.72, 0.9)
            if let first = scene.edges.first { edge.table = first.table }
            scene.edges.append(edge)
        }
    }

    /// How far the page reaches from the middle of the photo, right and down.
    private func half(of scene: PageScene) -> Point {
        Point(Float(scene.view.width), Float(scene.view.height)) / scene.view.scale / 2
    }

    /// The part of the page that is written on: its corners.
    func room(_ scene: PageScene) -> (low: Point, high: Point) {
        let half = half(of: scene)
        switch kind {
        case .desk, .form: return (-0.62 * half, 0.62 * half)
        case .tilted: return (-0.74 * half, 0.74 * half)
        case .notebook:
            let right = (scene.spiral?.place ?? 0) > 0
            return (
                Point(right ? -0.86 : -0.72, -0.86) * half, Point(right ? 0.72 : 0.86, 0.86) * half
            )
        default: return (-0.87 * half, 0.87 * half)
        }
    }

    func hand(using random: inout SeededGenerator) -> PageHand {
        let height: Float =
            switch kind {
            case .number: random.uniform(0.06, 0.24)
            case .small: random.uniform(0.016, 0.026)
            case .dense: random.uniform(0.024, 0.034)
            case .form: random.uniform(0.024, 0.036)
            case .practice, .sizes: random.uniform(0.05, 0.1)
            default: random.uniform(0.035, 0.085)
            }
        let tool: Ink.Tool? =
            switch kind {
            case .chalk: .chalk
            case .faint: .pencil
            case .small, .dense: random.pick([.ballPen, .fineliner])
            default: nil
            }
        var hand = PageHand(source, height: height, tool: tool, using: &random)
        switch kind {
        case .touching: hand.gap = -0.14...0.03
        case .practice: hand.gap = 0.6...1.2
        case .sizes: hand.sizeSpread = random.uniform(0.25, 0.55)
        case .curved: hand.bend = random.sign() * random.uniform(0.08, 0.22)
        case .faint: hand.ink.opacity *= random.uniform(0.4, 0.6)
        default: break
        }
        if kind == .chalk { hand.ink.width = max(hand.ink.width, 0.07) }
        return hand
    }

    private func fillRows(_ scene: inout PageScene, using random: inout SeededGenerator) {
        let hand = hand(using: &random)
        let (low, high) = room(scene)
        let pitch = hand.height * random.uniform(1.5, 2.3) * (kind == .sizes ? 1.6 : 1)
        let fitting = max(1, Int((high.y - low.y) / pitch) - 1)
        let count: Int =
            switch kind {
            case .number: 1
            case .dense: fitting
            case .small: min(fitting, random.count(4...9))
            default: min(fitting, random.count(2...6))
            }
        let slack = max(0, high.y - low.y - pitch * Float(count))
        var y = low.y + pitch + random.uniform(0, slack)
        var text = PageText(glyphs: [], ink: hand.ink, height: hand.height)
        let indent = random.uniform(0, 0.25) * (high.x - low.x)
        let style = kind == .words || kind == .text ? WordStyle.random(using: &random) : WordStyle()
        var row = 0
        for _ in 0..<count {
            var x = low.x + indent * random.uniform(0.8, 1.2)
            if kind == .words || kind == .text {
                for _ in 0..<(kind == .text ? random.count(1...4) : 1) {
                    let word = hand.word(
                        Letters.word(using: &random), style: style, x: x, y: y, using: &random)
                    if word.end < high.x { text.glyphs += word.glyphs }
                    x = word.end + hand.height * random.uniform(0.9, 1.6)
                }
            }
            if kind != .text {
                let line = hand.line(
                    numbers(using: &random), row: row, x: x, y: y, limit: high.x, using: &random)
                text.glyphs += line.glyphs
                if !line.glyphs.isEmpty { row += 1 }
            }
            y += pitch
        }
        scene.texts.append(text)
    }

    private func numbers(using random: inout SeededGenerator) -> [[Digit]] {
        switch kind {
        case .number: [random.number(random.count(1...8))]
        case .practice: [random.number(random.count(3...9))]
        case .dense: (0..<12).map { _ in random.number(random.count(1...4)) }
        default: (0..<random.count(1...3)).map { _ in random.number(random.count(1...5)) }
        }
    }

    private func fillTable(_ scene: inout PageScene, using random: inout SeededGenerator) {
        var hand = hand(using: &random)
        let (low, high) = room(scene)
        let perCell = random.chance(0.6) ? 1 : 2
        let cell =
            hand.height * Point(random.uniform(1.5, 2.2) * Float(perCell), random.uniform(1.5, 2))
        let columns = min(random.count(3...8), Int((high.x - low.x) / cell.x))
        let rows = min(random.count(2...7), Int((high.y - low.y) / cell.y))
        let size = cell * Point(Float(columns), Float(rows))
        let corner = low + Point(random.unit(), random.unit()) * (high - low - size)
        hand.lineSpread = 0.06
        scene.table = DrawnTable(
            columns: (0...columns).map { corner.x + cell.x * Float($0) },
            rows: (0...rows).map { corner.y + cell.y * Float($0) }, by: hand, using: &random)
        var text = PageText(glyphs: [], ink: hand.ink, height: hand.height)
        for row in 0..<rows {
            for column in 0..<columns {
                let number = random.number(random.count(1...perCell))
                let start = corner + cell * Point(Float(column), Float(row))
                let line = hand.line(
                    [number], row: row, x: start.x + cell.x * random.uniform(0.2, 0.3),
                    y: start.y + cell.y * random.uniform(0.78, 0.86),
                    limit: start.x + cell.x * 0.96, using: &random)
                text.glyphs += line.glyphs
            }
        }
        scene.texts.append(text)
    }

    /// Digits in three colors, each in a cell of its own so that rows stay clear.
    private func scatter(on scene: inout PageScene, using random: inout SeededGenerator) {
        let (low, high) = room(scene)
        let rows = random.count(3...6)
        let pitch = (high.y - low.y) / Float(rows)
        var texts = (0..<3).map { _ in
            PageText(
                glyphs: [],
                ink: .random(random.pick([.ballPen, .fineliner, .marker]), using: &random),
                height: min(0.1, pitch * 0.6))
        }
        for row in 0..<rows {
            let pen = random.index(below: texts.count)
            var hand = PageHand(
                source, height: texts[pen].height * random.uniform(0.7, 1.1), using: &random)
            hand.ink = texts[pen].ink
            let line = hand.line(
                [random.number(1)], row: row, x: random.uniform(low.x, high.x - 0.15),
                y: low.y + pitch * (Float(row) + 0.85), limit: high.x, using: &random)
            texts[pen].glyphs += line.glyphs
        }
        scene.texts += texts
    }
}
