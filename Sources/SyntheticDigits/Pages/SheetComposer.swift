import MNIST

/// What stands where on a kind of sheet.
protocol PageLayout: Sendable {
    /// How much lower than wide a photo of it may be, at least.
    var leastAspect: Float { get }
    /// How often such sheets are ruled or squared paper.
    var ruledShare: Float { get }
    /// Writes and prints on a sheet.
    func fill(_ sheet: inout Sheet, using random: inout SeededGenerator)
}

extension PageLayout {
    var leastAspect: Float { 0.62 }
    var ruledShare: Float { 0 }
}

extension PageKind {
    /// What stands where, for kinds that are sheets.
    var layout: (any PageLayout)? {
        switch self {
        case .fields: FieldsLayout()
        case .application: ApplicationLayout()
        case .sums: SumsLayout()
        case .worksheet: WorksheetLayout()
        case .sudoku: SudokuLayout()
        case .ledger: LedgerLayout()
        case .notes: NotesLayout()
        case .exercise: ExerciseLayout()
        case .signs: SignsLayout()
        case .book: BookLayout()
        case .printed: PrintedLayout()
        default: nil
        }
    }
}

/// Chooses paper, camera and light of a sheet, has it filled, and wears it.
struct SheetComposer {
    private let layout: any PageLayout
    private let source: PageSource

    init(_ layout: any PageLayout, source: PageSource) {
        (self.layout, self.source) = (layout, source)
    }

    /// Returns a sheet's photo, described.
    func scene(longSide: Int?, using random: inout SeededGenerator) -> PageScene {
        let long = Float(longSide ?? Int(random.uniform(6.5, 7.5).exponential))
        let least = random.chance(0.5) ? layout.leastAspect : 0.62
        let aspect = random.uniform(least, 1)
        let (width, height) =
            aspect < 0.6 || random.chance(0.45) ? (long, long * aspect) : (long * aspect, long)
        var scene = PageScene(width: Int(width), height: Int(height), using: &random)
        let half = Point(width, height) / scene.view.scale / 2
        var share: Float = 0.92
        let isScanned = random.chance(0.2)
        if isScanned {
            scan(&scene, using: &random)
        } else {
            share = point(&scene, half, using: &random)
        }
        if random.chance(layout.ruledShare) { rule(&scene, using: &random) }
        let area = PageArea(low: -share * half, high: share * half)
        var sheet = Sheet(scene, source: source, area: area)
        if case .board = scene.paper.surface { sheet.tool = .chalk }
        layout.fill(&sheet, using: &random)
        sheet.orderRows()
        if !isScanned { wear(&sheet, half, using: &random) }
        var filled = sheet.scene
        if random.chance(0.6) { comeNear(&filled, using: &random) }
        return filled
    }

    /// Makes the photo one of a drawing program, a scanner or a renderer: even light, straight.
    private func scan(_ scene: inout PageScene, using random: inout SeededGenerator) {
        scene.view.tilt = .zero
        scene.view.rotation = random.chance(0.5) ? 0 : random.normal(deviation: 0.8)
        let level = random.chance(0.6) ? 255 : random.uniform(210, 255)
        scene.paper = Paper(surface: .screen, color: Color(repeating: level), grain: 0)
        scene.light = .even
        scene.blur.sigma = random.chance(0.5) ? 0 : scene.blur.sigma
        scene.noise.deviation = random.chance(0.5) ? 0 : random.uniform(0.5, 3)
    }

    /// Points the camera, lays the sheet on a table, and returns the share of the photo that is written on.
    private func point(
        _ scene: inout PageScene, _ half: Point, using random: inout SeededGenerator
    ) -> Float {
        var share: Float = 0.9
        if random.chance(0.2) {
            let turn = random.uniform(2, 14)
            scene.view.rotation += random.sign() * turn
            share -= 0.012 * turn
        }
        if random.chance(0.3) {
            scene.view.tilt += random.offset(0.11)
            share -= 0.06
        }
        if random.chance(0.25) {
            scene.view.curl = random.sign() * random.uniform(0.03, 0.16)
            share -= 0.08
        }
        if random.chance(0.25) { scene.shadows.append(.random(using: &random)) }
        if random.chance(0.15) { scene.light.exposure *= random.uniform(0.45, 0.85) }
        if random.chance(0.12) {
            scene.scan = .random(using: &random)
            // Scanning programs even out the light.
            scene.light = .random(strength: 0.12, using: &random)
            scene.shadows = []
        }
        if random.chance(0.08), layout.ruledShare > 0 {
            scene.paper = .board(using: &random)
            scene.scan = nil
        } else if random.chance(0.3), min(half.x, half.y) / max(half.x, half.y) > 0.55 {
            share = 0.68
            for side in 0..<4 where random.chance(0.6) {
                var edge = PageEdge.random(scene.view, using: &random)
                let reach = side.isMultiple(of: 2) ? half.x : half.y
                edge.angle = Float(side) * .pi / 2 + random.normal(deviation: 0.02)
                edge.distance = reach * random.uniform(0.74, 0.9)
                if let first = scene.edges.first { edge.table = first.table }
                scene.edges.append(edge)
            }
            if random.chance(0.4) {
                scene.wear.append(
                    OtherPaper.random(beyond: random.index(below: 4), half: half, using: &random))
            }
        }
        return share
    }

    /// Cuts the photo to what stands on the sheet, with some margin.
    private func comeNear(_ scene: inout PageScene, using random: inout SeededGenerator) {
        var (low, high) = (Point(repeating: .infinity), Point(repeating: -.infinity))
        for place in scene.places {
            low = pointwiseMin(low, scene.view.pixel(place))
            high = pointwiseMax(high, scene.view.pixel(place))
        }
        guard low.x <= high.x else { return }
        let long = max(scene.view.width, scene.view.height)
        let room = Float(long) * random.uniform(0.01, 0.2)
        let least = Point(repeating: max(0, 0.12 * Float(long)))
        let lack = pointwiseMax(.zero, least - (high - low)) / 2
        let sides = (0..<4).map { _ in room * random.uniform(0.2, 1) }
        scene.view = scene.view.cropped(
            to: scene.view.box(
                from: low - lack - Point(sides[0], sides[1]),
                to: high + lack + Point(sides[2], sides[3])))
    }

    private func rule(_ scene: inout PageScene, using random: inout SeededGenerator) {
        if case .board = scene.paper.surface { return }
        var ruling = Ruling.random(squared: random.chance(0.5), using: &random)
        ruling.spacing = random.uniform(0.025, 0.1)
        ruling.offset = [
            random.uniform(0, ruling.spacing), random.uniform(0, ruling.spacing),
        ]
        ruling.thickness = max(0.0015, ruling.spacing * random.uniform(0.015, 0.05))
        scene.ruling = ruling
    }

    private func wear(
        _ sheet: inout Sheet, _ half: Point, using random: inout SeededGenerator
    ) {
        if random.chance(0.06) {
            sheet.scene.wear.append(Stain.random(in: sheet.area, using: &random))
        }
        if random.chance(0.07) {
            sheet.scene.wear.insert(
                PunchedHoles.random(
                    along: PageArea(low: -0.93 * half, high: 0.93 * half), using: &random), at: 0)
        }
        if random.chance(0.07), let text = sheet.scene.texts.first {
            sheet.scene.ground.insert(
                ShowThrough(text, strength: random.uniform(0.08, 0.22)), at: 0)
        }
        if random.chance(0.1) {
            sheet.scene.specks = PaperSpecks(count: 8, color: sheet.scene.paper.color * 0.5)
        }
    }
}

extension PageScene {
    /// Corners and ends of what is written, printed and drawn.
    fileprivate var places: Path {
        let texts = texts + ground.compactMap { $0 as? PageText }
        return texts.flatMap(\.glyphs).flatMap { glyph in
            [glyph.middle - 0.6 * glyph.size, glyph.middle + 0.6 * glyph.size]
        } + ground.compactMap { $0 as? LineWork }.flatMap(\.lines).flatMap(\.points)
    }
}
