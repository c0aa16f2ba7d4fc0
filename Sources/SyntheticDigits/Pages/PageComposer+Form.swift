import MNIST

extension PageComposer {
    /// Writes one or two heads above columns of single digits, and a word before each row of them; half of
    /// all forms are tables with lines.
    func fillForm(_ scene: inout PageScene, using random: inout SeededGenerator) {
        let hand = hand(using: &random)
        let (low, high) = room(scene)
        let widest: Float = random.pick([2.4, 4])
        let cell = hand.height * Point(random.uniform(1.5, widest), random.uniform(1.5, 2.2))
        let heads = random.count(1...2)
        let rows = max(1, min(random.count(3...7), Int((high.y - low.y) / cell.y) - heads))
        let style = WordStyle.random(using: &random)
        let lines = (0..<rows).map { low.y + cell.y * Float($0 + 1 + heads) }
        let words = lines.map { y in
            hand.word(Letters.word(using: &random), style: style, x: low.x, y: y, using: &random)
        }
        let longest = words.reduce(low.x) { max($0, $1.end) }
        let start = longest + hand.height * random.uniform(0.3, 1)
        let columns = max(1, min(random.count(3...7), Int((high.x - start) / cell.x)))
        let lefts = (0..<columns).map { start + cell.x * Float($0) }
        scene.ruling?.spacing = cell.y
        scene.ruling?.thickness = hand.height * random.uniform(0.03, 0.06)
        if random.chance(0.5) {
            // Lines lie midway between the rows' digits.
            let top = low.y + (cell.y - hand.height) / 2
            scene.table = DrawnTable(
                columns: [low.x - hand.height * 0.4] + lefts + [start + cell.x * Float(columns)],
                rows: (0...rows + heads).map { top + cell.y * Float($0) }, by: hand,
                using: &random)
            if random.chance(0.5) { scene.ruling = nil }
        }
        var text = PageText(glyphs: [], ink: hand.ink, height: hand.height)
        let head = Head(hand: hand, style: style, lefts: lefts, width: cell.x, using: &random)
        for line in 1...heads {
            text.glyphs += head.glyphs(
                isLast: line == heads, from: low.x, to: high.x, y: low.y + cell.y * Float(line),
                using: &random)
        }
        text.glyphs += words.flatMap(\.glyphs)
        for (row, y) in lines.enumerated() {
            // A cell may be empty, but not a row.
            for (column, left) in lefts.enumerated() where column == 0 || random.chance(0.9) {
                text.glyphs +=
                    hand.line(
                        [random.number(1)], row: row, x: left + cell.x * random.uniform(0.1, 0.3),
                        y: y, limit: left + 1.4 * cell.x, using: &random
                    ).glyphs
            }
        }
        scene.texts.append(text)
    }
}

/// What stands above a form's columns: words, or d1, d2, d3.
private struct Head {
    let hand: PageHand
    let style: WordStyle
    /// Where the columns begin, and how wide they are.
    let lefts: [Float]
    let width: Float
    private let isNumbered: Bool
    private let isInColumns: Bool
    private let letter: String

    init(
        hand: PageHand, style: WordStyle, lefts: [Float], width: Float,
        using random: inout SeededGenerator
    ) {
        (self.hand, self.style, self.lefts, self.width) = (hand, style, lefts, width)
        isNumbered = random.chance(0.4)
        isInColumns = random.chance(0.6)
        letter = random.pick(["d", "d", "x", "a", "q", "n", "t", "p"])
    }

    /// Writes one line; columns are named in the last one.
    func glyphs(
        isLast: Bool, from low: Float, to high: Float, y: Float,
        using random: inout SeededGenerator
    ) -> [PageText.Glyph] {
        var glyphs: [PageText.Glyph] = []
        var (x, column) = (low, 0)
        while x < high {
            if isInColumns, isLast {
                guard column < lefts.count else { break }
                // What does not fit reaches into the next one.
                x = max(x, lefts[column] + width * random.uniform(0.1, 0.3))
                column += 1
            }
            let name =
                isNumbered && isLast
                ? "\(letter)\(random.count(1...3))" : Letters.word(using: &random)
            let word = hand.word(name, style: style, x: x, y: y, using: &random)
            if word.end < high { glyphs += word.glyphs }
            x = word.end + hand.height * random.uniform(0.8, 2.5)
        }
        return glyphs
    }
}
