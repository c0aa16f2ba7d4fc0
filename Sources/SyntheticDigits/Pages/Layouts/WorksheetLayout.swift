import SystemLibraries

/// A school's worksheet: sums in columns with a bar, or tasks with their answers, printed or written, in a grid.
struct WorksheetLayout: PageLayout {
    /// A third is written on ruled or squared paper.
    var ruledShare: Float { 0.35 }

    /// Divides the sheet into cells and puts a task into each.
    func fill(_ draft: inout PageDraft, using random: inout SeededGenerator) {
        // Digits of 14 to 60 pixels, and room for some tasks.
        let height = draft.height(14...60, atMost: 0.12, using: &random)
        // Somewhat less than half of the sheets have printed tasks; on the others the pupil has copied
        // them.
        let isPrinted = random.chance(0.45)
        var sums = Sums(
            printer: isPrinted ? draft.printer(size: height / 0.7, using: &random) : nil,
            scribe: draft.scribe(height: height, using: &random), height: height,
            lines: LineWork(ink: .printedLines(using: &random)))
        // Half of the sheets have sums in columns, half tasks in lines.
        let inColumns = random.chance(0.5)
        // In heights of a digit: a sum in columns needs 5 to 8 by 6.5 to 9, a task in a line 9 to 13 by 1.6
        // to 2.8.
        let cell =
            height
            * (inColumns
                ? Point(random.uniform(5, 8), random.uniform(6.5, 9))
                : Point(random.uniform(9, 13), random.uniform(1.6, 2.8)))
        // As many cells as fit, at most five columns and nine rows.
        let columns = max(1, min(5, Int(draft.area.width / cell.x)))
        let rows = max(1, min(random.count(1...9), Int(draft.area.height / cell.y)))
        let block = draft.area.place(
            for: cell * Point(Float(columns), Float(rows)), using: &random)
        // The probability that the pupil has answered a task.
        let solved = random.uniform(0.5, 1)
        for row in 0..<rows {
            // A sheet keeps to sums in columns or in lines; one line of five is of fractions.
            for column in 0..<columns {
                let place = block.cell(column, of: columns, row, of: rows)
                if inColumns {
                    sums.addColumn(
                        at: place, isSolved: random.chance(solved), on: &draft, using: &random)
                } else if random.chance(0.2) {
                    sums.addFraction(at: place, on: &draft, using: &random)
                } else {
                    sums.addLine(
                        at: place, isSolved: random.chance(solved), on: &draft, using: &random)
                }
            }
        }
        draft.add(sums.lines)
        if let printer = sums.printer { draft.add(printer) }
        draft.add(sums.scribe)
    }

    /// The tasks of a sheet while they are set: who prints them, who writes, and the lines.
    ///
    /// Lengths are in page units.
    private struct Sums {
        /// Who prints the tasks; where nobody does, the pupil writes them.
        var printer: Typesetter?
        /// The pupil.
        var scribe: Scribe
        /// The height of a digit, printed and written.
        let height: Float
        /// Printed bars and boxes.
        var lines: LineWork

        /// Adds two or three numbers below each other, a sign before the last, a bar and, where it is
        /// solved, the result.
        mutating func addColumn(
            at place: PageArea, isSolved: Bool, on draft: inout PageDraft,
            using random: inout SeededGenerator
        ) {
            // The distance from digit to digit; numbers end in one column at three quarters of the cell's width.
            let column = height * random.uniform(0.75, 1)
            let right = place.low.x + place.width * 0.75
            var y = place.low.y + 1.2 * height
            let count = random.count(2...3)
            // The most digits of a term; some have one less.
            let longest = random.count(1...4)
            for term in 0..<count {
                let digits = random.digits(max(1, longest - random.index(below: 2)))
                // The operator stands before the last term, left of the longest number.
                put(digits, endingAt: right, y: y, column, on: &draft, using: &random)
                if term == count - 1 {
                    put(
                        random.pick(["+", "-", "×", "+", "−"]),
                        endingAt: right - column * (Float(longest) + 0.2), y: y, column, on: &draft,
                        using: &random)
                }
                y += 1.3 * height
            }
            // The bar is closely below the last number and a little wider than the longest, sign included.
            let bar = y - 1.05 * height
            let left = right - column * (Float(longest) + 1.3)
            // Whoever sets the task draws its bar.
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
            // A result is a line of writing of its own, as are the terms above.
            let line = draft.beginLine()
            // Each digit of the result stands in the column of those above.
            let result = random.digits(longest + random.index(below: 2))
            for (index, digit) in result.reversed().enumerated() {
                scribe.write(
                    String(digit), endingAt: [right - column * Float(index), bar + 1.3 * height],
                    line: line, using: &random)
            }
            if random.chance(0.2) {
                // A carried one.
                scribe.write(
                    "1", at: [right - 2 * column, place.low.y + 0.1 * height],
                    line: draft.beginLine(), size: 0.5, using: &random)
            }
        }

        /// Prints or writes characters in columns, from the right one, at `right`, to the left.
        private mutating func put(
            _ text: String, endingAt right: Float, y: Float, _ column: Float,
            on draft: inout PageDraft, using random: inout SeededGenerator
        ) {
            let line = draft.beginLine()
            for (index, character) in text.reversed().enumerated() {
                let x = right - column * Float(index)
                if printer == nil {
                    scribe.write(String(character), endingAt: [x, y], line: line, using: &random)
                } else {
                    printer?.set(String(character), endingAt: [x, y])
                }
            }
        }

        /// Adds a task and, where it is solved, its answer in one line, some with a number before and a box
        /// for the answer.
        mutating func addLine(
            at place: PageArea, isSolved: Bool, on draft: inout PageDraft,
            using random: inout SeededGenerator
        ) {
            let line = draft.beginLine()
            // Signs of several countries' schools.
            let sign = random.pick(["+", "-", "×", "÷", "·", ":", "+"])
            let task = "\(random.number(upTo: 2)) \(sign) \(random.number(upTo: 2)) ="
            // The baseline that centers digits in the cell.
            let y = place.low.y + 0.5 * (place.height + height)
            var x = place.low.x
            // Three tasks of ten have a number or letter.
            if random.chance(0.3) {
                let number = random.pick([
                    "\(random.count(1...20))) ", "\(random.pick(["a", "b", "c", "d"]))) ",
                ])
                x = set(number, at: [x, y], line: line, using: &random) + 0.4 * height
            }
            x = set(task, at: [x, y], line: line, using: &random) + 0.4 * height
            if random.chance(0.25) {
                // A box or a line for the answer, two digits' heights wide.
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
            // The answer stands in its box or on its line; the teacher's tick is in the pupil's pen.
            let end = scribe.write(
                random.number(upTo: 3), at: [x + 0.2 * height, y], line: line, using: &random)
            if random.chance(0.1) {
                scribe.write("✓", at: [end + 0.5 * height, y], line: line, using: &random)
            }
        }

        /// Adds one to three fractions with signs between them, written by the pupil.
        ///
        /// Numerators and denominators are lines of writing of their own.
        mutating func addFraction(
            at place: PageArea, on draft: inout PageDraft, using random: inout SeededGenerator
        ) {
            let y = place.middle.y
            // Two digits and a bar fit into the cell's height.
            let size = min(1, 0.42 * place.height / height)
            let h = size * height
            var x = place.low.x + 0.3 * height
            let (upper, lower) = (draft.beginLine(), draft.beginLine())
            for part in 0..<random.count(1...3) {
                if part > 0 {
                    x =
                        scribe.write(
                            random.pick(["+", "=", "-", "×"]), at: [x, y + 0.5 * h], line: upper,
                            size: size, using: &random) + 0.4 * h
                }
                let start = x
                // The numerator stands closely above the bar, the denominator below it; the bar is as long
                // as the longer of them.
                let first = scribe.write(
                    random.number(upTo: 2), at: [x + 0.15 * h, y - 0.2 * h], line: upper,
                    size: size, using: &random)
                let second = scribe.write(
                    random.number(upTo: 2), at: [x + 0.15 * h, y + 1.2 * h], line: lower,
                    size: size, using: &random)
                x = max(first, second) + 0.15 * h
                // A fraction's bar is a sign, no ruled line.
                scribe.draw(
                    [scribe.stretch(from: [start, y], to: [x, y], using: &random)], as: .other)
                x += 0.5 * h
            }
        }

        /// Prints or, where nobody prints, writes characters, and returns the x at which they end.
        private mutating func set(
            _ characters: String, at place: Point, line: Int, using random: inout SeededGenerator
        ) -> Float {
            printer?.set(characters, at: place).x
                ?? scribe.write(characters, at: place, line: line, using: &random)
        }
    }
}
