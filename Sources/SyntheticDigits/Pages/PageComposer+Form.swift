import SystemLibraries

extension PageComposer {
    /// Writes one or two heads above columns of single digits, and a word before each row of them; half of
    /// all forms are tables with lines.
    ///
    /// Modelled on mark sheets: a subject, then its marks. Lengths are in page units, most of them as
    /// multiples of a digit's height; they are set by eye, not measured.
    func fillForm(_ scene: inout PageScene, using random: inout SeededGenerator) {
        let hand = hand(using: &random)
        let (low, high) = room(scene)
        // Columns may be tight or roomy: up to four times as wide as a digit is high.
        let widest: Float = random.pick([2.4, 4])
        let cell = hand.height * Point(random.uniform(1.5, widest), random.uniform(1.5, 2.2))
        let heads = random.count(1...2)
        let rows = max(1, min(random.count(3...7), Int((high.y - low.y) / cell.y) - heads))
        let style = WordStyle.random(using: &random)
        // The baselines of the rows, below those of the heads.
        let lines = (0..<rows).map { low.y + cell.y * Float($0 + 1 + heads) }
        // Words come first, since the longest of them says where the columns begin.
        let words = lines.map { y in
            hand.word(Letters.word(using: &random), style: style, x: low.x, y: y, using: &random)
        }
        let longest = words.reduce(low.x) { max($0, $1.end) }
        // Columns begin 0.3 to 1 digit's height behind the longest word; three to seven, as far as they fit.
        let start = longest + hand.height * random.uniform(0.3, 1)
        let columns = max(1, min(random.count(3...7), Int((high.x - start) / cell.x)))
        let lefts = (0..<columns).map { start + cell.x * Float($0) }
        // The squares of the paper are those that the writer uses as cells.
        scene.ruling?.spacing = cell.y
        scene.ruling?.thickness = hand.height * random.uniform(0.03, 0.06)
        if random.chance(0.5) {
            // Lines lie midway between the rows' digits.
            let top = low.y + (cell.y - hand.height) / 2
            scene.table = DrawnTable(
                // A margin of 0.4 heights left of the words, then one line before each column and one
                // behind the last.
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
                        [random.number(1)], line: row, x: left + cell.x * random.uniform(0.1, 0.3),
                        y: y, limit: left + 1.4 * cell.x, using: &random
                    ).glyphs
            }
        }
        scene.texts.append(text)
    }
}

/// The writer of the lines above a form's columns: words, or a letter with a number such as d1, d2, d3.
private struct Head {
    /// The hand that writes the whole form.
    let hand: PageHand
    /// How that hand writes words.
    let style: WordStyle
    /// The left edge of each column in page units, ascending.
    let lefts: [Float]
    /// The distance from one column's left edge to the next, in page units.
    let width: Float
    /// Whether columns are named by a letter and a number from 1 to 3 instead of words.
    private let isNumbered: Bool
    /// Whether names stand above their columns instead of side by side.
    private let isInColumns: Bool
    /// The letter of numbered names.
    private let letter: String

    /// Draws the manner of a form's heads: numbered in four of ten, above their columns in six of ten.
    init(
        hand: PageHand, style: WordStyle, lefts: [Float], width: Float,
        using random: inout SeededGenerator
    ) {
        (self.hand, self.style, self.lefts, self.width) = (hand, style, lefts, width)
        isNumbered = random.chance(0.4)
        isInColumns = random.chance(0.6)
        letter = random.pick(["d", "d", "x", "a", "q", "n", "t", "p"])
    }

    /// Returns one line of the head, from `low` to `high`, its baseline at `y`.
    ///
    /// The last line names the columns; the digits of names such as d1 are letters of a word and carry no label.
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
            // Names side by side keep 0.8 to 2.5 heights apart.
            x = word.end + hand.height * random.uniform(0.8, 2.5)
        }
        return glyphs
    }
}
