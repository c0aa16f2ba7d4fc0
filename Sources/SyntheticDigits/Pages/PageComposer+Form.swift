import MNIST

extension PageComposer {
    /// Writes a head above columns of single digits, and a word before each row of them.
    func fillForm(_ scene: inout PageScene, using random: inout SeededGenerator) {
        let hand = hand(using: &random)
        let (low, high) = room(scene)
        let cell = hand.height * Point(random.uniform(1.5, 2.4), random.uniform(1.5, 2.2))
        let names = hand.height * random.uniform(3.6, 4.6)
        let columns = max(1, min(random.count(3...7), Int((high.x - low.x - names) / cell.x)))
        let rows = max(1, min(random.count(3...7), Int((high.y - low.y) / cell.y) - 1))
        scene.ruling?.spacing = cell.y
        scene.ruling?.thickness = hand.height * random.uniform(0.03, 0.06)
        let style = WordStyle.random(using: &random)
        // Columns are named by words or as d1, d2, d3.
        let isNumbered = random.chance(0.3)
        var text = PageText(glyphs: [], ink: hand.ink, height: hand.height)
        var x = low.x
        while x < high.x {
            let name = isNumbered ? "d\(random.count(1...3))" : random.pick(Letters.words)
            let word = hand.word(name, style: style, x: x, y: low.y + cell.y, using: &random)
            if word.end < high.x { text.glyphs.append(word.glyph) }
            x = word.end + hand.height * random.uniform(0.8, 2.5)
        }
        for row in 0..<rows {
            let y = low.y + cell.y * (Float(row) + 2)
            text.glyphs.append(
                hand.word(random.pick(Letters.words), style: style, x: low.x, y: y, using: &random)
                    .glyph)
            // A cell may be empty, but not a row.
            for column in 0..<columns where column == 0 || random.chance(0.9) {
                let left = low.x + names + cell.x * Float(column)
                text.glyphs +=
                    hand.line(
                        [random.number(1)], row: row, x: left + cell.x * random.uniform(0.1, 0.3),
                        y: y,
                        limit: left + 1.4 * cell.x, using: &random
                    ).glyphs
            }
        }
        scene.texts.append(text)
    }
}
