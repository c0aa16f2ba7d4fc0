import MNIST

extension PageComposer {
    /// Writes a head above columns of single digits, and a word before each row of them; half of all forms
    /// are tables with lines.
    func fillForm(_ scene: inout PageScene, using random: inout SeededGenerator) {
        let hand = hand(using: &random)
        let (low, high) = room(scene)
        let cell = hand.height * Point(random.uniform(1.5, 2.4), random.uniform(1.5, 2.2))
        let rows = max(1, min(random.count(3...7), Int((high.y - low.y) / cell.y) - 1))
        let style = WordStyle.random(using: &random)
        let lines = (0..<rows).map { low.y + cell.y * (Float($0) + 2) }
        let words = lines.map { y in
            hand.word(Letters.word(using: &random), style: style, x: low.x, y: y, using: &random)
        }
        let widest = words.reduce(low.x) { max($0, $1.end) } - low.x
        let names = widest + hand.height * random.uniform(0.3, 1)
        let columns = max(1, min(random.count(3...7), Int((high.x - low.x - names) / cell.x)))
        scene.ruling?.spacing = cell.y
        scene.ruling?.thickness = hand.height * random.uniform(0.03, 0.06)
        // Columns are named by words or as d1, d2, d3.
        let isNumbered = random.chance(0.4)
        let letter = random.pick(["d", "d", "x", "a", "q", "n", "t", "p"])
        if random.chance(0.5) {
            // Lines lie midway between the rows' digits.
            let top = low.y + (cell.y - hand.height) / 2
            scene.table = DrawnTable(
                columns: [low.x - hand.height * 0.4]
                    + (0...columns).map { low.x + names + cell.x * Float($0) },
                rows: (0...rows + 1).map { top + cell.y * Float($0) }, by: hand, using: &random)
            if random.chance(0.5) { scene.ruling = nil }
        }
        var text = PageText(glyphs: [], ink: hand.ink, height: hand.height)
        var x = low.x
        while x < high.x {
            let name = isNumbered ? "\(letter)\(random.count(1...3))" : Letters.word(using: &random)
            let word = hand.word(name, style: style, x: x, y: low.y + cell.y, using: &random)
            if word.end < high.x { text.glyphs += word.glyphs }
            x = word.end + hand.height * random.uniform(0.8, 2.5)
        }
        text.glyphs += words.flatMap(\.glyphs)
        for (row, y) in lines.enumerated() {
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
