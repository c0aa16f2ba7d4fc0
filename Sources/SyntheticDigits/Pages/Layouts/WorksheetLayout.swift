import MNIST

/// Sums in columns with a bar, and tasks with their answers, printed or written, in a grid.
struct WorksheetLayout: PageLayout {
    var ruledShare: Float { 0.35 }

    func fill(_ sheet: inout Sheet, using random: inout SeededGenerator) {
        let height = sheet.height(14...60, atMost: 0.12, using: &random)
        let isPrinted = random.chance(0.45)
        var sums = Sums(
            printer: isPrinted ? sheet.printer(size: height / 0.7, using: &random) : nil,
            scribe: sheet.scribe(height: height, using: &random), height: height,
            lines: LineWork(ink: .printedLines(using: &random)))
        let inColumns = random.chance(0.5)
        let cell =
            height
            * (inColumns
                ? Point(random.uniform(5, 8), random.uniform(6.5, 9))
                : Point(random.uniform(9, 13), random.uniform(1.6, 2.8)))
        let columns = max(1, min(5, Int(sheet.area.width / cell.x)))
        let rows = max(1, min(random.count(1...9), Int(sheet.area.height / cell.y)))
        let block = sheet.area.place(
            for: cell * Point(Float(columns), Float(rows)), using: &random)
        let solved = random.uniform(0.5, 1)
        for row in 0..<rows {
            for column in 0..<columns {
                let place = block.cell(column, of: columns, row, of: rows)
                if inColumns {
                    sums.addColumn(
                        at: place, isSolved: random.chance(solved), on: &sheet, using: &random)
                } else if random.chance(0.2) {
                    sums.addFraction(at: place, on: &sheet, using: &random)
                } else {
                    sums.addLine(
                        at: place, isSolved: random.chance(solved), on: &sheet, using: &random)
                }
            }
        }
        sheet.add(sums.lines)
        if let printer = sums.printer { sheet.add(printer) }
        sheet.add(sums.scribe)
    }

    /// The sums of a sheet.
    private struct Sums {
        /// Who prints the tasks; where nobody does, the pupil writes them.
        var printer: Typesetter?
        var scribe: Scribe
        let height: Float
        var lines: LineWork

        /// Two or three numbers below each other, a sign, a bar and the result.
        mutating func addColumn(
            at place: PageArea, isSolved: Bool, on sheet: inout Sheet,
            using random: inout SeededGenerator
        ) {
            let column = height * random.uniform(0.75, 1)
            let right = place.low.x + place.width * 0.75
            var y = place.low.y + 1.2 * height
            let count = random.count(2...3)
            let longest = random.count(1...4)
            for term in 0..<count {
                let digits = random.digits(max(1, longest - random.index(below: 2)))
                put(digits, endingAt: right, y: y, column, on: &sheet, using: &random)
                if term == count - 1 {
                    put(
                        random.pick(["+", "-", "×", "+", "−"]),
                        endingAt: right - column * (Float(longest) + 0.2), y: y, column, on: &sheet,
                        using: &random)
                }
                y += 1.3 * height
            }
            let bar = y - 1.05 * height
            let left = right - column * (Float(longest) + 1.3)
            if printer == nil {
                scribe.draw(
                    [
                        scribe.stretch(
                            from: [left, bar], to: [right + 0.2 * height, bar], using: &random)
                    ],
                    as: .line)
            } else {
                lines.add(from: [left, bar], to: [right, bar], width: 0.06 * height)
            }
            guard isSolved else { return }
            let row = sheet.row()
            let result = random.digits(longest + random.index(below: 2))
            for (index, digit) in result.reversed().enumerated() {
                scribe.write(
                    String(digit), endingAt: [right - column * Float(index), bar + 1.3 * height],
                    row: row, using: &random)
            }
            if random.chance(0.2) {
                // A carried one.
                scribe.write(
                    "1", at: [right - 2 * column, place.low.y + 0.1 * height], row: sheet.row(),
                    size: 0.5, using: &random)
            }
        }

        /// Digits in columns from the right.
        private mutating func put(
            _ text: String, endingAt right: Float, y: Float, _ column: Float,
            on sheet: inout Sheet, using random: inout SeededGenerator
        ) {
            let row = sheet.row()
            for (index, character) in text.reversed().enumerated() {
                let x = right - column * Float(index)
                if printer == nil {
                    scribe.write(String(character), endingAt: [x, y], row: row, using: &random)
                } else {
                    printer?.set(String(character), endingAt: [x, y])
                }
            }
        }

        /// A task and its answer in a line.
        mutating func addLine(
            at place: PageArea, isSolved: Bool, on sheet: inout Sheet,
            using random: inout SeededGenerator
        ) {
            let row = sheet.row()
            let sign = random.pick(["+", "-", "×", "÷", "·", ":", "+"])
            let task = "\(random.number(upTo: 2)) \(sign) \(random.number(upTo: 2)) ="
            let y = place.low.y + 0.5 * (place.height + height)
            var x = place.low.x
            if random.chance(0.3) {
                let number = random.pick([
                    "\(random.count(1...20))) ", "\(random.pick(["a", "b", "c", "d"]))) ",
                ])
                x = set(number, at: [x, y], row: row, using: &random) + 0.4 * height
            }
            x = set(task, at: [x, y], row: row, using: &random) + 0.4 * height
            if random.chance(0.25) {
                let box = PageArea(
                    low: [x, y - 1.15 * height], high: [x + 2 * height, y + 0.2 * height])
                if random.chance(0.5) {
                    lines.add(box, width: 0.06 * height)
                } else {
                    lines.add(
                        from: [box.low.x, y + 0.1 * height], to: [box.high.x, y + 0.1 * height],
                        width: 0.06 * height)
                }
            }
            guard isSolved else { return }
            let end = scribe.write(
                random.number(upTo: 3), at: [x + 0.2 * height, y], row: row, using: &random)
            if random.chance(0.1) {
                scribe.write("✓", at: [end + 0.5 * height, y], row: row, using: &random)
            }
        }

        /// A fraction with its bar, and another.
        mutating func addFraction(
            at place: PageArea, on sheet: inout Sheet, using random: inout SeededGenerator
        ) {
            let y = place.middle.y
            let size = min(1, 0.42 * place.height / height)
            let h = size * height
            var x = place.low.x + 0.3 * height
            let (upper, lower) = (sheet.row(), sheet.row())
            for part in 0..<random.count(1...3) {
                if part > 0 {
                    x =
                        scribe.write(
                            random.pick(["+", "=", "-", "×"]), at: [x, y + 0.5 * h], row: upper,
                            size: size, using: &random) + 0.4 * h
                }
                let start = x
                let first = scribe.write(
                    random.number(upTo: 2), at: [x + 0.15 * h, y - 0.2 * h], row: upper, size: size,
                    using: &random)
                let second = scribe.write(
                    random.number(upTo: 2), at: [x + 0.15 * h, y + 1.2 * h], row: lower, size: size,
                    using: &random)
                x = max(first, second) + 0.15 * h
                scribe.draw(
                    [scribe.stretch(from: [start, y], to: [x, y], using: &random)], as: .other)
                x += 0.5 * h
            }
        }

        private mutating func set(
            _ line: String, at place: Point, row: Int, using random: inout SeededGenerator
        ) -> Float {
            printer?.set(line, at: place).x
                ?? scribe.write(line, at: place, row: row, using: &random)
        }
    }
}
