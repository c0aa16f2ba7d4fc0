import MNIST

/// A page while it is filled: what lies on it so far, and what it is written and printed with.
struct Sheet {
    /// Paper, camera and light, and what is on the paper.
    var scene: PageScene
    /// What pages are written and printed with.
    let source: PageSource
    /// The part of the page that is written on.
    var area: PageArea
    /// The tool everybody writes with, where the surface asks for one.
    var tool: Ink.Tool?
    private var rows = 0

    /// Makes an empty sheet.
    init(_ scene: PageScene, source: PageSource, area: PageArea) {
        (self.scene, self.source, self.area) = (scene, source, area)
    }

    /// Begins a row of digits; rows may begin in any order.
    mutating func row() -> Int {
        rows += 1
        return rows - 1
    }

    /// Returns somebody with a pen, who writes digits so high.
    func scribe(
        height: Float, tool: Ink.Tool? = nil, using random: inout SeededGenerator
    ) -> Scribe {
        let pens: [Ink.Tool] = [
            .ballPen, .ballPen, .ballPen, .fineliner, .fineliner, .pencil, .pencil, .marker,
        ]
        var hand = PageHand(
            source.hand(using: &random), height: height,
            tool: tool ?? self.tool ?? random.pick(pens), using: &random)
        hand.letters = source.letters(using: &random)
        if case .writer(let writer) = hand.source { hand.letters = writer }
        // A pen's point is so wide whatever is written with it.
        if hand.ink.tool == .pencil, random.chance(0.3) {
            hand.ink.opacity *= random.uniform(0.4, 0.8)
        }
        return Scribe(hand, style: .random(using: &random), using: &random)
    }

    /// Returns a printer with a font of a size.
    func printer(
        size: Float, font: PrintFonts.Font? = nil, ink: Ink? = nil,
        using random: inout SeededGenerator
    ) -> Typesetter {
        var ink = ink ?? .random(.print, using: &random)
        if isDark { ink.color = 255 - ink.color }
        return Typesetter(
            source, font: font ?? source.font(using: &random), size: size, ink: ink)
    }

    /// Puts on the page what somebody has written.
    mutating func add(_ scribe: Scribe) {
        if !scribe.text.glyphs.isEmpty { scene.texts.append(scribe.text) }
    }

    /// Puts on the page what was printed; print is below what is written.
    mutating func add(_ printer: Typesetter) {
        if !printer.text.glyphs.isEmpty { scene.ground.append(printer.text) }
    }

    /// Puts lines, colored areas and the like on the page, below what is written.
    mutating func add(_ layer: any PhotoLayer) { scene.ground.append(layer) }

    /// Puts lines on the page; on a board they are light.
    mutating func add(_ lines: LineWork) {
        guard !lines.lines.isEmpty else { return }
        var lines = lines
        if isDark { lines.ink.color = 255 - 0.6 * lines.ink.color }
        scene.ground.append(lines)
    }

    /// Colors an area; a board has none.
    mutating func add(_ fill: PaperFill) {
        if !isDark { scene.ground.append(fill) }
    }

    /// Whether what is written on is darker than what it is written with.
    private var isDark: Bool { tool == .chalk }

    /// Numbers the rows by their place on the page, from the top.
    mutating func orderRows() {
        var places: [Int: (sum: Float, count: Float)] = [:]
        for glyph in scene.texts.flatMap(\.glyphs) where glyph.label != nil {
            let place = places[glyph.row] ?? (0, 0)
            places[glyph.row] = (place.sum + glyph.middle.y, place.count + 1)
        }
        let order = places.map { (row: $0.key, y: $0.value.sum / $0.value.count) }
            .sorted { ($0.y, $0.row) < ($1.y, $1.row) }.map(\.row)
        let numbers = Dictionary(
            uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
        for text in scene.texts.indices {
            for glyph in scene.texts[text].glyphs.indices {
                let row = scene.texts[text].glyphs[glyph].row
                scene.texts[text].glyphs[glyph].row = numbers[row] ?? 0
            }
        }
    }
}
