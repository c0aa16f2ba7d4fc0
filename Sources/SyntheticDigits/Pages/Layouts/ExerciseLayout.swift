import SystemLibraries

/// A writing exercise: rows or columns of one digit, of two, or of all in turn.
struct ExerciseLayout: PageLayout {
    /// A single row of digits fills a strip.
    var leastAspect: Float { 0.2 }
    /// Exercises are often written on ruled or squared paper.
    var ruledShare: Float { 0.4 }

    /// Writes a block of up to nine rows of up to fourteen digits somewhere on the sheet.
    func fill(_ draft: inout PageDraft, using random: inout SeededGenerator) {
        let area = draft.area
        // Digits of 16 to 100 pixels, so that a single row may fill a strip.
        let height = draft.height(16...100, atMost: 0.6, using: &random)
        // The distance from digit to digit and from row to row, in heights of a digit: close or far apart.
        let pitch = height * Point(random.uniform(0.75, 2.2), random.uniform(1.35, 2.4))
        // As many rows and columns as fit, and a block that may stand anywhere on the sheet.
        let rows = max(1, min(random.count(1...9), Int(area.height / pitch.y)))
        let columns = max(1, min(random.count(3...14), Int(area.width / pitch.x)))
        let size = pitch * Point(Float(columns), Float(rows))
        let block = area.place(for: size, using: &random)
        var scribe = draft.scribe(height: height, using: &random)
        // The digits may be of another source than the person's letters.
        if random.chance(0.5) { scribe.hand.source = draft.source.hand(using: &random) }
        let digits = set(using: &random)
        // Three sheets of ten count from 0 or 1 on, as people show how they write.
        let (isCounting, first) = (random.chance(0.3), random.count(0...1))
        // One sheet of five has one or two columns instead of rows.
        let filled = random.chance(0.2) ? min(columns, 2) : columns
        // Deviation from the middle of a digit's cell, as a share of the cell.
        let sway = random.uniform(0.02, 0.08)
        if random.chance(0.15) { frame(block, rows, columns, on: &draft, height, using: &random) }
        for row in 0..<rows {
            // Each row of the block is a line of writing.
            let number = draft.beginLine()
            let one = random.pick(digits)
            for column in 0..<filled {
                let digit =
                    isCounting
                    ? (first + column + row * filled) % 10
                    : digits.count > 2 ? one : random.pick(digits)
                scribe.write(
                    String(digit), in: block.cell(column, of: columns, row, of: rows),
                    share: height / pitch.y, sway: sway, line: number, using: &random)
            }
        }
        draft.add(scribe)
    }

    /// Returns the digits of the sheet; where there are more than two, each row is of one of them.
    private func set(using random: inout SeededGenerator) -> [Int] {
        // Ones, ones and sevens, zeros, one digit, two digits, all of them: each in one sheet of six.
        switch random.index(below: 6) {
        case 0: [1]
        case 1: [1, 7]
        case 2: [0]
        case 3: [random.index(below: 10)]
        case 4: [random.index(below: 10), random.index(below: 10)]
        default: Array(0...9)
        }
    }

    /// Draws a box around each digit, printed or by hand, with a line of 2 to 6 % of a digit's height.
    private func frame(
        _ block: PageArea, _ rows: Int, _ columns: Int, on draft: inout PageDraft, _ height: Float,
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
        draft.add(lines)
    }
}
