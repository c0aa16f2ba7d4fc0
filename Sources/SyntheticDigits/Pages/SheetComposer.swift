import SystemLibraries

/// How a kind of sheet is filled: what stands where.
///
/// Lengths are in page units (the photo's shorter side is 1), most of them as multiples of a digit's
/// height. Ranges and probabilities of all layouts stand for sheets as people photograph them; they are set
/// by eye, none was tuned.
protocol PageLayout: Sendable {
    /// The least ratio of the photo's shorter to its longer side, 0 … 1: low for what fills a strip, such
    /// as a row of boxes.
    var leastAspect: Float { get }
    /// The probability that such a sheet is ruled or squared paper; 0 also means that it is never a board.
    var ruledShare: Float { get }
    /// Writes and prints on an empty sheet, within its area.
    func fill(_ draft: inout PageDraft, using random: inout SeededGenerator)
}

extension PageLayout {
    /// A whole page, such as A4 (0.71) or a phone's upright photo, a little cut.
    var leastAspect: Float { 0.62 }
    /// Printed sheets have no ruling.
    var ruledShare: Float { 0 }
}

extension PageKind {
    /// The layout that fills pages of the kind; nil for those that `PageComposer` fills.
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

/// Makes the scene of a sheet: chooses paper, camera and light, has a layout fill it, adds wear, and crops.
struct SheetComposer {
    /// What stands where on the sheet.
    private let layout: any PageLayout
    /// The pool of writers and fonts.
    private let source: PageSource

    /// Makes a composer of sheets of one layout.
    init(_ layout: any PageLayout, source: PageSource) {
        (self.layout, self.source) = (layout, source)
    }

    /// Returns the described photo of a newly filled sheet.
    ///
    /// `longSide` is the photo's longer side in pixels before it is cut to what stands on it; where it is
    /// nil, 665 to 1,808 pixels, logarithms uniform.
    func scene(longSide: Int?, using random: inout SeededGenerator) -> PageScene {
        let long = Float(longSide ?? Int(random.uniform(6.5, 7.5).exponential))
        // Half of the photos show more of the sheet than what the layout needs.
        let least = random.chance(0.5) ? layout.leastAspect : 0.62
        let aspect = random.uniform(least, 1)
        // Strips are photographed lying; of pages a little less than half.
        let (width, height) =
            aspect < 0.6 || random.chance(0.45) ? (long, long * aspect) : (long * aspect, long)
        var scene = PageScene(width: Int(width), height: Int(height), using: &random)
        let half = Point(width, height) / scene.view.scale / 2
        // The part of the half photo, from its middle, that is written on.
        var share: Float = 0.92
        // One sheet of five comes from a scanner or a drawing program.
        let isScanned = random.chance(0.2)
        if isScanned {
            scan(&scene, using: &random)
        } else {
            share = point(&scene, half, using: &random)
        }
        if random.chance(layout.ruledShare) { rule(&scene, using: &random) }
        let area = PageArea(low: -share * half, high: share * half)
        var draft = PageDraft(scene, source: source, area: area)
        if case .board = scene.paper.surface { draft.tool = .chalk }
        layout.fill(&draft, using: &random)
        // From here on nothing is written, and line numbers are final.
        draft.orderLines()
        if !isScanned { wear(&draft, half, using: &random) }
        var filled = draft.scene
        if random.chance(0.6) { comeNear(&filled, using: &random) }
        return filled
    }

    /// Makes the photo one of a scanner, a drawing program or a renderer: even light, straight, sharp.
    ///
    /// Half of them are not even turned by the 0.8 degrees (deviation) of paper fed askew. Paper is 210 to
    /// 255 gray levels bright.
    private func scan(_ scene: inout PageScene, using random: inout SeededGenerator) {
        scene.view.tilt = .zero
        // A scanner's sheet lies straight or nearly so, seen from right above.
        scene.view.rotation = random.chance(0.5) ? 0 : random.normal(deviation: 0.8)
        let level = random.chance(0.6) ? 255 : random.uniform(210, 255)
        scene.paper = Paper(surface: .screen, color: Color(repeating: level), grain: 0)
        scene.light = .even
        // Half of them are without blur, half without noise, as drawing programs are without both.
        scene.blur.sigma = random.chance(0.5) ? 0 : scene.blur.sigma
        scene.noise.deviation = random.chance(0.5) ? 0 : random.uniform(0.5, 3)
    }

    /// Chooses how the camera looks and what surrounds the sheet, and returns the share of the half photo
    /// that is written on.
    ///
    /// Each thing that moves the sheet's corners out of the photo makes the share smaller.
    private func point(
        _ scene: inout PageScene, _ half: Point, using random: inout SeededGenerator
    ) -> Float {
        var share: Float = 0.9
        // A careless hold, in degrees; turning takes away corners in proportion.
        if random.chance(0.2) {
            let turn = random.uniform(2, 14)
            scene.view.rotation += random.sign() * turn
            share -= 0.012 * turn
        }
        // A camera held from one side: up to some 20 % of change in depth across the shorter side.
        if random.chance(0.3) {
            scene.view.tilt += random.offset(0.11)
            share -= 0.06
        }
        // Paper that bulges or sags: at x = 0.5, 0.8 to 4 % of the shorter side.
        if random.chance(0.25) {
            scene.view.curl = random.sign() * random.uniform(0.03, 0.16)
            share -= 0.08
        }
        // A hand or head before the lamp, and a room that is too dark for the exposure.
        if random.chance(0.25) { scene.shadows.append(.random(using: &random)) }
        if random.chance(0.15) { scene.light.exposure *= random.uniform(0.45, 0.85) }
        // One photo of eight went through a scanning program.
        if random.chance(0.12) {
            scene.scan = .random(using: &random)
            // Scanning programs even out the light.
            scene.light = .random(strength: 0.12, using: &random)
            scene.shadows = []
        }
        // Some of what is written by hand alone stands on a board; a board is not scanned.
        if random.chance(0.08), layout.ruledShare > 0 {
            scene.paper = .board(using: &random)
            scene.scan = nil
        } else if random.chance(0.3), min(half.x, half.y) / max(half.x, half.y) > 0.55 {
            // The sheet ends inside the photo, at 74 to 90 % of the way to its border, and writing keeps a
            // margin from there.
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
                // The next sheet of the pile is seen.
                scene.wear.append(
                    OtherPaper.random(beyond: random.index(below: 4), half: half, using: &random))
            }
        }
        return share
    }

    /// Crops the photo to what stands on the sheet, with some margin: most people come near to it.
    ///
    /// The scale in pixels stays, so that the photo gets smaller. A page without anything stays as it is.
    private func comeNear(_ scene: inout PageScene, using random: inout SeededGenerator) {
        var (low, high) = (Point(repeating: .infinity), Point(repeating: -.infinity))
        for place in scene.places {
            low = pointwiseMin(low, scene.view.pixel(place))
            high = pointwiseMax(high, scene.view.pixel(place))
        }
        guard low.x <= high.x else { return }
        let long = max(scene.view.width, scene.view.height)
        // The margin, different at each side: up to a fifth of the photo's longer side.
        let room = Float(long) * random.uniform(0.01, 0.2)
        // No side of the result is shorter than 12 % of the longer side, so that one digit alone still is a photo.
        let least = Point(repeating: 0.12 * Float(long))
        let lack = pointwiseMax(.zero, least - (high - low)) / 2
        let sides = (0..<4).map { _ in room * random.uniform(0.2, 1) }
        scene.view = scene.view.cropped(
            to: scene.view.box(
                from: low - lack - Point(sides[0], sides[1]),
                to: high + lack + Point(sides[2], sides[3])))
    }

    /// Rules or squares the paper, each in half of the cases; a board stays blank.
    ///
    /// Lines are 2.5 to 10 % of the photo's shorter side apart, 10 to 40 of them, and 1.5 to 5 % of that
    /// wide, but not below 0.0015 page units (a pixel of 670).
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

    /// Adds what befell some sheets after they were filled: stains, punched holes, writing that shows
    /// through, dirt.
    private func wear(
        _ draft: inout PageDraft, _ half: Point, using random: inout SeededGenerator
    ) {
        // Probabilities by eye: each is seen on few sheets, but on some of any hundred.
        if random.chance(0.06) {
            draft.scene.wear.append(Stain.random(in: draft.area, using: &random))
        }
        if random.chance(0.07) {
            // Holes first, so that a stain runs over their rims as over the paper.
            draft.scene.wear.insert(
                PunchedHoles.random(
                    along: PageArea(low: -0.93 * half, high: 0.93 * half), using: &random), at: 0)
        }
        if random.chance(0.07), let text = draft.scene.texts.first {
            // Writing of the other side lies below everything on this one, with 8 to 22 % of its strength.
            draft.scene.ground.insert(
                ShowThrough(text, strength: random.uniform(0.08, 0.22)), at: 0)
        }
        if random.chance(0.1) {
            draft.scene.specks = PaperSpecks(count: 8, color: draft.scene.paper.color * 0.5)
        }
    }
}

extension PageScene {
    /// Places on the page that a cropped photo must keep: around glyphs, and the ends of lines.
    ///
    /// A glyph reaches at most 0.6 of its longer side from its middle, unless it is turned far.
    fileprivate var places: Path {
        let texts = texts + ground.compactMap { $0 as? PageText }
        return texts.flatMap(\.glyphs).flatMap { glyph in
            [glyph.middle - 0.6 * glyph.size, glyph.middle + 0.6 * glyph.size]
        } + ground.compactMap { $0 as? LineWork }.flatMap(\.lines).flatMap(\.points)
    }
}
