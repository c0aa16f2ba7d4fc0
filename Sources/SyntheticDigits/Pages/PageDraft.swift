import SystemLibraries

/// A page while a `PageLayout` fills it: what lies on it so far, and what it is written and printed with.
struct PageDraft {
    /// The described page, to which everything that is added goes.
    var scene: PageScene
    /// The pool of writers and fonts that scribes and printers are taken from.
    let source: PageSource
    /// The part of the page that is written on, in page units.
    var area: PageArea
    /// The tool everybody writes with, chalk on a board; nil where everybody has a pen of their own.
    var tool: Ink.Tool?
    /// How many lines of writing have been begun.
    private var lineCount = 0

    /// Makes a draft on which nothing is written yet.
    init(_ scene: PageScene, source: PageSource, area: PageArea) {
        (self.scene, self.source, self.area) = (scene, source, area)
    }

    /// Begins a line of writing, and returns its number for the digits that are written on it.
    ///
    /// Lines may be begun in any order: `orderLines` numbers them by their place.
    mutating func beginLine() -> Int {
        lineCount += 1
        return lineCount - 1
    }

    /// Returns a person with a pen who writes digits of a height in page units.
    ///
    /// `tool` is the pen; where it is nil the sheet's, else a random one. Letters are of the hand that the
    /// digits are of where that is a writer, else of any writer.
    func scribe(
        height: Float, tool: Ink.Tool? = nil, using random: inout SeededGenerator
    ) -> Scribe {
        // Frequencies by repetition, as forms and notes are filled in: ball pens most of all.
        let pens: [Ink.Tool] = [
            .ballPen, .ballPen, .ballPen, .fineliner, .fineliner, .pencil, .pencil, .marker,
        ]
        var hand = PageHand(
            source.hand(using: &random), height: height,
            tool: tool ?? self.tool ?? random.pick(pens), using: &random)
        hand.letters = source.letters(using: &random)
        if case .writer(let writer) = hand.source { hand.letters = writer }
        // Three of ten pencils are pressed lightly.
        if hand.ink.tool == .pencil, random.chance(0.3) {
            hand.ink.opacity *= random.uniform(0.4, 0.8)
        }
        return Scribe(hand, style: .random(using: &random), using: &random)
    }

    /// Returns a printer with a font of a size in page units, a random font and ink where none is given.
    ///
    /// The size is the font's (the distance of lines set solid); a digit is about 0.7 of it high.
    func printer(
        size: Float, font: PrintFonts.Font? = nil, ink: Ink? = nil,
        using random: inout SeededGenerator
    ) -> Typesetter {
        var ink = ink ?? .random(.print, using: &random)
        if isDark { ink.color = 255 - ink.color }
        return Typesetter(
            source, font: font ?? source.font(using: &random), size: size, ink: ink)
    }

    /// Puts on the page what somebody has written, as one layer on top of what was written before.
    mutating func add(_ scribe: Scribe) {
        if !scribe.text.glyphs.isEmpty { scene.texts.append(scribe.text) }
    }

    /// Puts on the page what was printed, as one layer below all handwriting.
    mutating func add(_ printer: Typesetter) {
        if !printer.text.glyphs.isEmpty { scene.ground.append(printer.text) }
    }

    /// Puts a layer on the page, below all handwriting and above the layers before.
    mutating func add(_ layer: any PhotoLayer) { scene.ground.append(layer) }

    /// Puts lines on the page, below all handwriting; on a board they are light.
    ///
    /// No lines add no layer.
    mutating func add(_ lines: LineWork) {
        guard !lines.lines.isEmpty else { return }
        var lines = lines
        if isDark { lines.ink.color = 255 - 0.6 * lines.ink.color }
        scene.ground.append(lines)
    }

    /// Colors an area of the paper; does nothing on a board.
    mutating func add(_ fill: PaperFill) {
        if !isDark { scene.ground.append(fill) }
    }

    /// Whether the page is a board: darker than what it is written on with.
    private var isDark: Bool { tool == .chalk }

    /// Numbers the lines of writing from 0 by the mean y of their digits, from the top.
    ///
    /// Layouts begin lines in the order in which they fill the page, the transcript has them in reading
    /// order. Lines that got no digit lose their number.
    mutating func orderLines() {
        var places: [Int: (sum: Float, count: Float)] = [:]
        for glyph in scene.texts.flatMap(\.glyphs) where glyph.label != nil {
            let place = places[glyph.line] ?? (0, 0)
            places[glyph.line] = (place.sum + glyph.middle.y, place.count + 1)
        }
        let order = places.map { (line: $0.key, y: $0.value.sum / $0.value.count) }
            .sorted { ($0.y, $0.line) < ($1.y, $1.line) }.map(\.line)
        let numbers = Dictionary(
            uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
        for text in scene.texts.indices {
            for glyph in scene.texts[text].glyphs.indices {
                let line = scene.texts[text].glyphs[glyph].line
                scene.texts[text].glyphs[glyph].line = numbers[line] ?? 0
            }
        }
    }
}
