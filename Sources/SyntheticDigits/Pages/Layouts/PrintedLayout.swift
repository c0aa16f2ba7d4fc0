import SystemLibraries

/// Print with numbers written beside it: bills, calendars, margins of a text.
struct PrintedLayout: PageLayout {
    /// Makes one of the three, each as likely.
    func fill(_ draft: inout PageDraft, using random: inout SeededGenerator) {
        // Printed digits of 12 to 45 pixels; those written beside them are as large or larger.
        let height = draft.height(12...45, atMost: 0.1, using: &random)
        switch random.index(below: 3) {
        case 0: makeBill(height, on: &draft, using: &random)
        case 1: makeCalendar(height, on: &draft, using: &random)
        default: makeMargin(height, on: &draft, using: &random)
        }
    }

    /// Fills the sheet with lines of printed words and an amount at the right, printed or written by hand.
    ///
    /// Words and amounts may be joined by a line, whole or dashed.
    private func makeBill(
        _ height: Float, on draft: inout PageDraft, using random: inout SeededGenerator
    ) {
        let area = draft.area
        // Digits are about 0.7 of a font's size high.
        var printer = draft.printer(size: height / 0.7, using: &random)
        // Handwriting is as high as the print or up to 1.6 times higher.
        var scribe = draft.scribe(height: height * random.uniform(1, 1.6), using: &random)
        // From line to line in heights of a printed digit.
        let pitch = height * random.uniform(1.9, 3)
        // The right edge of all amounts.
        let right = area.low.x + area.width * random.uniform(0.6, 1)
        // The share of amounts that are written by hand.
        let written = random.uniform(0.2, 1)
        // Half of the bills have leaders, four of ten of these dashed; the dash is 0.15 of a digit's
        // height.
        var lines = LineWork(ink: .printedLines(using: &random))
        if random.chance(0.4) { lines.dash = 0.15 * height }
        let isLined = random.chance(0.5)
        var y = area.low.y + pitch
        while y < area.high.y {
            // One to three words, at times with a number, from the left edge on.
            let end = printer.set(
                random.words(random.count(1...3))
                    + (random.chance(0.3) ? " " + random.figure() : ""),
                at: [area.low.x, y]
            ).x
            // An amount needs some four digits' heights; what is composed wider is left out.
            if end + 4 * height < right {
                // The leader from the words to the right edge, just below the baseline.
                if isLined {
                    lines.add(
                        from: [end + height, y + 0.1 * height], to: [right, y + 0.1 * height],
                        width: 0.05 * height)
                }
                // Amounts end at the right edge, written ones as well as printed ones.
                if random.chance(written) {
                    let run = scribe.compose(random.figure(), using: &random)
                    let width = run.width * scribe.hand.height
                    if end + width + height < right {
                        scribe.put(run, at: [right - width, y], line: draft.beginLine())
                    }
                } else {
                    printer.set(random.figure(), endingAt: [right, y])
                }
            }
            y += pitch
        }
        draft.add(lines)
        draft.add(printer)
        draft.add(scribe)
    }

    /// Draws a month: seven columns and six rows of printed days, with notes in some.
    private func makeCalendar(
        _ height: Float, on draft: inout PageDraft, using random: inout SeededGenerator
    ) {
        let area = draft.area
        // A day's cell is three to seven digits' heights wide, or as much as the sheet has room for.
        let cell = pointwiseMin(
            height * Point(random.uniform(3, 7), random.uniform(3, 5)), area.size / Point(7, 7))
        // Six rows of seven days hold every month, whatever its first day.
        let month = area.place(for: cell * Point(7, 6), using: &random)
        // A day's number is 28 to 50 % of its cell as a font's size, notes are 40 % of the cell high.
        var printer = draft.printer(
            size: min(cell.x, cell.y) * random.uniform(0.28, 0.5), using: &random)
        var scribe = draft.scribe(height: 0.4 * cell.y, using: &random)
        var lines = LineWork(ink: .printedLines(using: &random))
        let hasLines = random.chance(0.75)
        // The column of the cell before the first day.
        let first = random.count(0...6)
        for day in 1...random.count(28...31) {
            let place = month.cell((day + first) % 7, of: 7, (day + first) / 7, of: 6)
            if hasLines { lines.add(place, width: 0.02 * cell.y) }
            // The number stands in the upper left corner of its cell.
            printer.set(
                String(day), at: place.low + [0.08 * cell.x, 0.1 * cell.y + printer.digitHeight])
            // Three days of ten have a note in their lower half, some others are crossed out or ringed.
            if random.chance(0.3) {
                // Each note is a line of writing of its own.
                scribe.write(
                    random.chance(0.75) ? random.figure() : random.words(1),
                    in: place.band(from: 0.5, to: 1).inset(by: 0.06 * cell.y),
                    share: random.uniform(0.6, 0.95), line: draft.beginLine(), using: &random)
            } else if random.chance(0.08) {
                scribe.crossOut(
                    from: place.low.x + 0.1 * cell.x, to: place.high.x - 0.1 * cell.x,
                    y: place.high.y - 0.2 * cell.y, using: &random)
            } else if random.chance(0.04) {
                scribe.frame(place.inset(by: 0.1 * cell.y), using: &random)
            }
        }
        draft.add(lines)
        draft.add(printer)
        draft.add(scribe)
    }

    /// Prints a text in one column and writes numbers and words into the margin beside it.
    private func makeMargin(
        _ height: Float, on draft: inout PageDraft, using random: inout SeededGenerator
    ) {
        let area = draft.area
        // The margin takes a fifth to half of the width, at the left or at the right.
        let margin = random.uniform(0.2, 0.5) * area.width
        let isLeft = random.chance(0.5)
        var printer = draft.printer(size: height * random.uniform(0.8, 1.4), using: &random)
        // The text takes what the margin leaves.
        let column = PageArea(
            low: [area.low.x + (isLeft ? margin : 0), area.low.y],
            high: [area.high.x - (isLeft ? 0 : margin), area.high.y])
        // One printed word of eight is a number: print that must not be read as writing.
        printer.fill(column, pitch: random.uniform(1.2, 2), numbers: 0.12, using: &random)
        var scribe = draft.scribe(height: height * random.uniform(1, 2), using: &random)
        // What is wider than the margin is left out.
        let h = scribe.hand.height
        var y = area.low.y + 1.5 * h
        let left = isLeft ? area.low.x : column.high.x + 0.3 * h
        // Notes 1.6 digits' heights apart, in four places of ten.
        while y < area.high.y {
            if random.chance(0.4) {
                let run = scribe.compose(
                    random.chance(0.7) ? random.figure() : random.words(1), using: &random)
                if run.width * h < margin - 0.4 * h {
                    scribe.put(run, at: [left, y], line: draft.beginLine())
                }
            }
            y += 1.6 * h
        }
        draft.add(printer)
        draft.add(scribe)
    }
}
