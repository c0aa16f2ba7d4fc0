import SystemLibraries

/// A ledger, a score sheet, a time table: columns of words, dates, amounts and times, with lines or without.
struct LedgerLayout: PageLayout {
    /// Few tables are drawn on ruled or squared paper.
    var ruledShare: Float { 0.1 }

    /// The kind of entry that a column holds.
    private enum Column {
        /// One or two words.
        case words
        /// A date.
        case date
        /// A number with signs.
        case figure
        /// An amount with decimals.
        case amount
        /// One digit.
        case digit
        /// A number of up to three digits.
        case number
        /// A word cut to four letters.
        case shortWord
        /// One and the same word with a number, as in `Bar 1`.
        case place(String)

        /// Whether its entries are words, which are often printed where numbers are written.
        var isWord: Bool {
            switch self {
            case .words, .shortWord: true
            default: false
            }
        }
    }

    /// Chooses columns and rows, draws the lines and fills the cells.
    func fill(_ draft: inout PageDraft, using random: inout SeededGenerator) {
        // Digits of 13 to 50 pixels, and room for some rows.
        let height = draft.height(13...50, atMost: 0.12, using: &random)
        // Nearly half are score sheets: short names, then columns of small numbers.
        let isScore = random.chance(0.45)
        let columns: [Column] = (0..<random.count(isScore ? 3...9 : 2...6)).map { column in
            if isScore {
                return column == 0 ? .shortWord : random.pick([.digit, .number, .number])
            }
            // The first column of most ledgers says what each row is about.
            return column == 0 && random.chance(0.6)
                ? .words
                : random.pick([
                    .words, .date, .figure, .amount, .amount, .number,
                    .place(random.pick(["Bar", "Room", "No", "Box", "Tisch", "Unit"])),
                ])
        }
        // The width of each column in heights of a digit, as its entries need.
        let ems = columns.map { column -> Float in
            switch column {
            case .words: random.uniform(4, 9)
            case .date, .figure, .amount, .place: random.uniform(3.5, 6)
            case .number: random.uniform(1.8, 3.2)
            case .digit: random.uniform(1.2, 2.2)
            case .shortWord: random.uniform(2.5, 4)
            }
        }
        // The columns' left edges from the table's left side, and its right side as the last.
        var lefts: [Float] = [0]
        for width in ems { lefts.append((lefts.last ?? 0) + width * height) }
        let total = lefts.last ?? 1
        // A table that is wider than the sheet is shrunk to it; digits get smaller with it, to a half at most.
        let scale = min(1, draft.area.width / total)
        lefts = lefts.map { $0 * scale }
        let digit = height * max(scale, 0.5)
        // Rows of 1.3 to 2.1 digits' heights: close as in printed ledgers, or roomy.
        let pitch = digit * random.uniform(1.3, 2.1)
        let rows = max(2, min(random.count(3...24), Int(draft.area.height / pitch)))
        let table = draft.area.place(for: [total * scale, pitch * Float(rows)], using: &random)
        // Lines come first: writing lies on them.
        let style = LineStyle(using: &random)
        style.draw(table, lefts, rows, digit, on: &draft, using: &random)
        write(columns, in: table, lefts, rows, digit, on: &draft, using: &random)
    }

    /// Fills the cells of all rows: the first row with heads, the others with entries of their columns' kinds.
    ///
    /// `lefts` are the columns' left edges from the table's, the right edge of the last one included;
    /// `digit` is the height of a digit.
    private func write(
        _ columns: [Column], in table: PageArea, _ lefts: [Float], _ rows: Int, _ digit: Float,
        on draft: inout PageDraft, using random: inout SeededGenerator
    ) {
        var scribe = draft.scribe(height: digit, using: &random)
        // Words keep to their cells, and print is about as large as writing.
        scribe.style.size = min(scribe.style.size, 1.1)
        var printer = draft.printer(size: digit * random.uniform(0.7, 1.2), using: &random)
        // Half of all tables have a printed head, a quarter printed words as well, such as names on a list.
        let (isHeadPrinted, areWordsPrinted) = (random.chance(0.5), random.chance(0.25))
        // The share of cells that are filled in, and the last row that anything is in: many tables are unfinished.
        let filled = random.uniform(0.6, 1)
        let last = random.chance(0.7) ? rows : random.count(2...rows)
        for row in 0..<last {
            // Each row of the table is a line of writing; its digits may come from several columns.
            let number = draft.beginLine()
            for (index, column) in columns.enumerated() {
                let band = table.band(
                    from: Float(row) / Float(rows), to: Float(row + 1) / Float(rows))
                let cell = PageArea(
                    low: [table.low.x + lefts[index], band.low.y],
                    high: [table.low.x + lefts[index + 1], band.high.y])
                // The first row names the columns.
                let text = row == 0 ? random.words(1) : text(column, using: &random)
                let isWord = column.isWord
                // Print that does not fit its cell is left out.
                if row == 0 ? isHeadPrinted : isWord && areWordsPrinted {
                    let room = cell.inset(by: 0.06 * digit)
                    if printer.width(of: text) < room.width {
                        printer.set(
                            text, at: [room.low.x, cell.middle.y + 0.5 * printer.digitHeight])
                    }
                } else if random.chance(filled) {
                    // Nearly as high as the table's digits, in a cell with a margin of 8 % of that at each side.
                    scribe.write(
                        text, in: cell.inset(by: 0.08 * digit),
                        share: digit / cell.height * 0.95, sway: 0.04, line: number, using: &random)
                }
            }
        }
        draft.add(printer)
        draft.add(scribe)
    }

    /// Returns an entry for a column.
    private func text(_ column: Column, using random: inout SeededGenerator) -> String {
        // Amounts have two decimals; one number of ten is negative; one word of ten has a number behind it.
        switch column {
        case .words:
            random.words(random.count(1...2))
                + (random.chance(0.1) ? " \(random.number(upTo: 2))" : "")
        case .shortWord: String(random.words(1).prefix(4))
        case .place(let word): "\(word) \(random.number(upTo: 2))"
        case .date: random.date()
        case .figure: random.figure()
        case .amount: "\(random.number(upTo: 4))\(random.pick([".", ","]))\(random.digits(2))"
        case .digit: random.digits(1)
        case .number: random.chance(0.1) ? "-" + random.digits(1) : random.number(upTo: 3)
        }
    }
}

/// Which of a table's lines there are, and whether they are drawn by hand.
private struct LineStyle {
    /// Lines between columns, lines between rows, lines around the table, double lines between columns.
    private let (hasColumns, hasRows, hasFrame, isDoubled): (Bool, Bool, Bool, Bool)
    /// Whether the lines are drawn with a ball pen instead of printed.
    private let isDrawn: Bool

    /// Draws a style; each kind of line may be missing, in three of ten cases all are drawn by hand.
    init(using random: inout SeededGenerator) {
        (hasColumns, hasRows) = (random.chance(0.75), random.chance(0.75))
        (hasFrame, isDoubled) = (random.chance(0.7), random.chance(0.12))
        isDrawn = random.chance(0.3)
    }

    /// Puts the table's lines on the sheet, in one case of five a shaded head, in one of eight stripes.
    func draw(
        _ table: PageArea, _ lefts: [Float], _ rows: Int, _ digit: Float, on draft: inout PageDraft,
        using random: inout SeededGenerator
    ) {
        var lines = LineWork(
            ink: isDrawn ? .random(.ballPen, using: &random) : .printedLines(using: &random),
            wobble: isDrawn ? 0.05 * digit : 0)
        // Lines of 1.5 to 8 % of a digit's height.
        let width = digit * random.uniform(0.015, 0.08)
        if random.chance(0.2) {
            draft.add(
                PaperFill(
                    table.band(from: 0, to: 1 / Float(rows)), color: PaperFill.shade(using: &random)
                ))
        }
        if random.chance(0.12) {
            let shade = PaperFill.shade(using: &random)
            for row in 1..<rows where row.isMultiple(of: 2) {
                draft.add(
                    PaperFill(
                        table.band(
                            from: Float(row) / Float(rows), to: Float(row + 1) / Float(rows)),
                        color: shade))
            }
        }
        if hasColumns {
            // Inner lines only: the outer ones are the frame's.
            for left in lefts.dropFirst().dropLast() {
                let x = table.low.x + left
                lines.add(from: [x, table.low.y], to: [x, table.high.y], width: width)
                // Two lines, three widths apart.
                if isDoubled {
                    lines.add(
                        from: [x + 3 * width, table.low.y], to: [x + 3 * width, table.high.y],
                        width: width)
                }
            }
        }
        if hasRows {
            for row in 1..<rows {
                let y = table.low.y + table.height * Float(row) / Float(rows)
                lines.add(from: [table.low.x, y], to: [table.high.x, y], width: width)
            }
        }
        // The frame is up to twice as thick as the other lines, at times double.
        if hasFrame {
            lines.add(table, width: width * random.uniform(1, 2))
            if random.chance(0.2) { lines.add(table.inset(by: -4 * width), width: width) }
        }
        draft.add(lines)
    }
}
