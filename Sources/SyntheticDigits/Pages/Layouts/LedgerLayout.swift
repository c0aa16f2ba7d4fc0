import MNIST

/// A ledger, a score sheet, a time table: columns of words, dates, amounts and times, between lines or not.
struct LedgerLayout: PageLayout {
    var ruledShare: Float { 0.1 }

    /// What a column holds.
    private enum Column {
        case words, date, figure, amount, digit, number, shortWord
        /// One and the same word with a number, as in `Bar 1`.
        case place(String)

        /// Whether it is often printed.
        var isWord: Bool {
            switch self {
            case .words, .shortWord: true
            default: false
            }
        }
    }

    func fill(_ sheet: inout Sheet, using random: inout SeededGenerator) {
        let height = sheet.height(13...50, atMost: 0.12, using: &random)
        let isScore = random.chance(0.45)
        let columns: [Column] = (0..<random.count(isScore ? 3...9 : 2...6)).map { column in
            if isScore {
                return column == 0 ? .shortWord : random.pick([.digit, .number, .number])
            }
            return column == 0 && random.chance(0.6)
                ? .words
                : random.pick([
                    .words, .date, .figure, .amount, .amount, .number,
                    .place(random.pick(["Bar", "Room", "No", "Box", "Tisch", "Unit"])),
                ])
        }
        let ems = columns.map { column -> Float in
            switch column {
            case .words: random.uniform(4, 9)
            case .date, .figure, .amount, .place: random.uniform(3.5, 6)
            case .number: random.uniform(1.8, 3.2)
            case .digit: random.uniform(1.2, 2.2)
            case .shortWord: random.uniform(2.5, 4)
            }
        }
        var lefts: [Float] = [0]
        for width in ems { lefts.append((lefts.last ?? 0) + width * height) }
        let total = lefts.last ?? 1
        let scale = min(1, sheet.area.width / total)
        lefts = lefts.map { $0 * scale }
        let digit = height * max(scale, 0.5)
        let pitch = digit * random.uniform(1.3, 2.1)
        let rows = max(2, min(random.count(3...24), Int(sheet.area.height / pitch)))
        let table = sheet.area.place(for: [total * scale, pitch * Float(rows)], using: &random)
        let scene = LineStyle(using: &random)
        scene.draw(table, lefts, rows, digit, on: &sheet, using: &random)
        write(columns, in: table, lefts, rows, digit, on: &sheet, using: &random)
    }

    private func write(
        _ columns: [Column], in table: PageArea, _ lefts: [Float], _ rows: Int, _ digit: Float,
        on sheet: inout Sheet, using random: inout SeededGenerator
    ) {
        var scribe = sheet.scribe(height: digit, using: &random)
        scribe.style.size = min(scribe.style.size, 1.1)
        var printer = sheet.printer(size: digit * random.uniform(0.7, 1.2), using: &random)
        let (isHeadPrinted, areWordsPrinted) = (random.chance(0.5), random.chance(0.25))
        let filled = random.uniform(0.6, 1)
        let last = random.chance(0.7) ? rows : random.count(2...rows)
        for row in 0..<last {
            let number = sheet.row()
            for (index, column) in columns.enumerated() {
                let band = table.band(
                    from: Float(row) / Float(rows), to: Float(row + 1) / Float(rows))
                let cell = PageArea(
                    low: [table.low.x + lefts[index], band.low.y],
                    high: [table.low.x + lefts[index + 1], band.high.y])
                let text = row == 0 ? random.words(1) : text(column, using: &random)
                let isWord = column.isWord
                if row == 0 ? isHeadPrinted : isWord && areWordsPrinted {
                    let room = cell.inset(by: 0.06 * digit)
                    if printer.width(of: text) < room.width {
                        printer.set(
                            text, at: [room.low.x, cell.middle.y + 0.5 * printer.digitHeight])
                    }
                } else if random.chance(filled) {
                    scribe.write(
                        text, in: cell.inset(by: 0.08 * digit),
                        share: digit / cell.height * 0.95, sway: 0.04, row: number, using: &random)
                }
            }
        }
        sheet.add(printer)
        sheet.add(scribe)
    }

    private func text(_ column: Column, using random: inout SeededGenerator) -> String {
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

/// Which of a table's lines there are.
private struct LineStyle {
    private let (hasColumns, hasRows, hasFrame, isDoubled): (Bool, Bool, Bool, Bool)
    private let isDrawn: Bool

    init(using random: inout SeededGenerator) {
        (hasColumns, hasRows) = (random.chance(0.75), random.chance(0.75))
        (hasFrame, isDoubled) = (random.chance(0.7), random.chance(0.12))
        isDrawn = random.chance(0.3)
    }

    func draw(
        _ table: PageArea, _ lefts: [Float], _ rows: Int, _ digit: Float, on sheet: inout Sheet,
        using random: inout SeededGenerator
    ) {
        var lines = LineWork(
            ink: isDrawn ? .random(.ballPen, using: &random) : .printedLines(using: &random),
            wobble: isDrawn ? 0.05 * digit : 0)
        let width = digit * random.uniform(0.015, 0.08)
        if random.chance(0.2) {
            sheet.add(
                PaperFill(
                    table.band(from: 0, to: 1 / Float(rows)), color: PaperFill.shade(using: &random)
                ))
        }
        if random.chance(0.12) {
            let shade = PaperFill.shade(using: &random)
            for row in 1..<rows where row.isMultiple(of: 2) {
                sheet.add(
                    PaperFill(
                        table.band(
                            from: Float(row) / Float(rows), to: Float(row + 1) / Float(rows)),
                        color: shade))
            }
        }
        if hasColumns {
            for left in lefts.dropFirst().dropLast() {
                let x = table.low.x + left
                lines.add(from: [x, table.low.y], to: [x, table.high.y], width: width)
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
        if hasFrame {
            lines.add(table, width: width * random.uniform(1, 2))
            if random.chance(0.2) { lines.add(table.inset(by: -4 * width), width: width) }
        }
        sheet.add(lines)
    }
}
