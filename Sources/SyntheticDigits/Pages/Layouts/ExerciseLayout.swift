import MNIST

/// Practice: rows or columns of one and the same digit, ones with and without foot, ones and sevens, zeros.
struct ExerciseLayout: PageLayout {
    var leastAspect: Float { 0.2 }
    var ruledShare: Float { 0.4 }

    func fill(_ sheet: inout Sheet, using random: inout SeededGenerator) {
        let area = sheet.area
        let height = sheet.height(16...100, atMost: 0.6, using: &random)
        let pitch = height * Point(random.uniform(0.75, 2.2), random.uniform(1.35, 2.4))
        let rows = max(1, min(random.count(1...9), Int(area.height / pitch.y)))
        let columns = max(1, min(random.count(3...14), Int(area.width / pitch.x)))
        let size = pitch * Point(Float(columns), Float(rows))
        let block = area.place(for: size, using: &random)
        var scribe = sheet.scribe(height: height, using: &random)
        if random.chance(0.5) { scribe.hand.source = sheet.source.hand(using: &random) }
        let digits = set(using: &random)
        // From some digit on, as people show how they write.
        let (isCounting, first) = (random.chance(0.3), random.count(0...1))
        let isUpright = random.chance(0.2)
        let sway = random.uniform(0.02, 0.08)
        if random.chance(0.15) { frame(block, rows, columns, on: &sheet, height, using: &random) }
        for row in 0..<rows {
            let number = sheet.row()
            let one = random.pick(digits)
            for column in 0..<(isUpright ? min(columns, 2) : columns) {
                let digit =
                    isCounting
                    ? (first + column + row * columns) % 10
                    : digits.count > 2 ? one : random.pick(digits)
                scribe.write(
                    String(digit), in: block.cell(column, of: columns, row, of: rows),
                    share: height / pitch.y, sway: sway, row: number, using: &random)
            }
        }
        sheet.add(scribe)
    }

    /// The digits of the sheet: with more than two, each row is of one.
    private func set(using random: inout SeededGenerator) -> [Int] {
        switch random.index(below: 6) {
        case 0: [1]
        case 1: [1, 7]
        case 2: [0]
        case 3: [random.index(below: 10)]
        case 4: [random.index(below: 10), random.index(below: 10)]
        default: Array(0...9)
        }
    }

    private func frame(
        _ block: PageArea, _ rows: Int, _ columns: Int, on sheet: inout Sheet, _ height: Float,
        using random: inout SeededGenerator
    ) {
        var lines = LineWork(
            ink: .printedLines(using: &random), wobble: random.chance(0.5) ? 0.04 * height : 0)
        let width = height * random.uniform(0.02, 0.06)
        for row in 0..<rows {
            for column in 0..<columns {
                lines.add(block.cell(column, of: columns, row, of: rows), width: width)
            }
        }
        sheet.add(lines)
    }
}
