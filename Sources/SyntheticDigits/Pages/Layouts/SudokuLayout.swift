import SystemLibraries

/// A sudoku: a grid of nine by nine with printed and written digits, at times among the print of a magazine.
struct SudokuLayout: PageLayout {
    /// Draws the grid, prints the given digits, writes others, and surrounds it with print where it is not
    /// seen close.
    func fill(_ draft: inout PageDraft, using random: inout SeededGenerator) {
        let area = draft.area
        // Six of ten sudokus fill the photo.
        let isClose = random.chance(0.6)
        // A cell has at least 18 pixels where the photo has room for that, so that digits in it can be read.
        let least = 9 * 18 / draft.scene.view.scale
        let side = min(
            min(area.width, area.height),
            max(least, min(area.width, area.height) * (isClose ? 0.98 : random.uniform(0.5, 0.9))))
        // Anywhere on the page: what remains around it takes the print.
        let grid = area.place(for: Point(side, side), using: &random)
        let cell = side / 9
        let ink = Ink.printedLines(using: &random)
        // Every second block of three by three is shaded, in one sudoku of four.
        if random.chance(0.25) {
            let color = PaperFill.shade(using: &random)
            for block in 0..<9 where block.isMultiple(of: 2) {
                draft.add(PaperFill(grid.cell(block % 3, of: 3, block / 3, of: 3), color: color))
            }
        }
        draw(grid, ink, on: &draft, using: &random)
        // Printed digits fill 70 to 95 % of a cell by font size, half to two thirds of it by height.
        let font = draft.source.font(using: &random)
        var printer = draft.printer(size: cell, font: font, using: &random)
        printer.size = cell * random.uniform(0.7, 0.95)
        var scribe = draft.scribe(height: 0.6 * cell, using: &random)
        // Written digits differ by 10 % in height.
        scribe.hand.sizeSpread = 0.1
        // The share of cells with a printed digit, that of the others that are filled in by hand, and that
        // with small candidates, which three sudokus of ten have.
        let (given, written, noted) = (
            random.uniform(0.25, 0.5), random.uniform(0.3, 1), random.chance(0.3) ? 0.25 : 0
        )
        // A written digit's height as a share of its cell's.
        let share = random.uniform(0.45, 0.8)
        // The multipliers have no factor in common with 9, so that digits stay distinct.
        let shift = (random.count(0...8), random.pick([1, 2, 4, 5, 7, 8]))
        for row in 0..<9 {
            // A row of the grid is a line of writing.
            let number = draft.beginLine()
            for column in 0..<9 {
                let place = grid.cell(column, of: 9, row, of: 9)
                // A sudoku's usual solution, its rows and digits moved.
                let digit = ((row * 3 + row / 3 + column + shift.0) % 9 * shift.1 % 9) + 1
                if random.chance(given) {
                    printer.set(
                        String(digit), centeredAt: place.middle + [0, 0.5 * printer.digitHeight])
                } else if random.chance(Float(noted)) {
                    candidates(in: place, by: &scribe, line: number, using: &random)
                } else if random.chance(written) {
                    scribe.write(
                        String(digit), in: place, share: share, line: number, using: &random)
                }
            }
        }
        draft.add(printer)
        draft.add(scribe)
        if !isClose { surround(grid, on: &draft, using: &random) }
    }

    /// Draws the grid: ten lines each way, every third one thick, in 15 % of cases by hand.
    private func draw(
        _ grid: PageArea, _ ink: Ink, on draft: inout PageDraft, using random: inout SeededGenerator
    ) {
        let cell = grid.width / 9
        let isDrawn = random.chance(0.15)
        // Thin lines may have an ink of their own, thick ones lie on top.
        var (thin, thick) = (
            LineWork(ink: ink, wobble: isDrawn ? 0.03 * cell : 0),
            LineWork(ink: ink, wobble: isDrawn ? 0.03 * cell : 0)
        )
        if random.chance(0.4) { thin.ink = .printedLines(using: &random) }
        // Thin lines of 1 to 5 % of a cell and thick ones of 4 to 12 %, as newspapers print them.
        let (hair, bar) = (cell * random.uniform(0.012, 0.05), cell * random.uniform(0.04, 0.12))
        for line in 0...9 {
            let (x, y) = (
                grid.low.x + Float(line) * cell, grid.low.y + Float(line) * cell
            )
            let ends: [(Point, Point)] = [
                ([x, grid.low.y], [x, grid.high.y]), ([grid.low.x, y], [grid.high.x, y]),
            ]
            for (from, to) in ends {
                if line.isMultiple(of: 3) {
                    thick.add(from: from, to: to, width: bar)
                } else {
                    thin.add(from: from, to: to, width: hair)
                }
            }
        }
        draft.add(thin)
        draft.add(thick)
    }

    /// Writes one to three small digits side by side in the upper two thirds of a cell, as of digits that
    /// are not sure yet.
    ///
    /// Candidates are labeled like other written digits, in the line of writing of their row.
    private func candidates(
        in place: PageArea, by scribe: inout Scribe, line: Int,
        using random: inout SeededGenerator
    ) {
        let count = random.count(1...3)
        for index in 0..<count {
            // A quarter of the cell's width and a third of its height for each.
            let part = place.cell(index, of: 4, random.index(below: 2), of: 3)
            scribe.write(
                String(random.count(1...9)), in: part, share: 0.85, line: line, using: &random)
        }
    }

    /// Adds squares of a crossword: one of five black, three of ten of the others with a small printed number.
    ///
    /// Nil where less than three columns or two rows fit.
    private func addCrossword(
        in area: PageArea, on draft: inout PageDraft, by printer: inout Typesetter,
        using random: inout SeededGenerator
    ) {
        // A square is 1.8 font sizes wide; its number is printed in 0.55 of the size.
        let side = 1.8 * printer.size
        let (columns, rows) = (Int(area.width / side), Int(area.height / side))
        guard columns > 2, rows > 1 else { return }
        let block = PageArea(at: area.low, size: side * Point(Float(columns), Float(rows)))
        var lines = LineWork(ink: .printedLines(using: &random))
        let size = printer.size
        printer.size *= 0.55
        for row in 0..<rows {
            for column in 0..<columns {
                let square = block.cell(column, of: columns, row, of: rows)
                lines.add(square, width: 0.04 * side)
                if random.chance(0.2) {
                    draft.add(
                        PaperFill(square, color: Color(repeating: random.uniform(10, 70))))
                } else if random.chance(0.3) {
                    printer.set(
                        random.number(upTo: 2),
                        at: square.low + [0.08 * side, 0.1 * side + printer.digitHeight])
                }
            }
        }
        printer.size = size
        draft.add(lines)
    }

    /// Fills the strips above, below and beside the grid with text or a crossword, most of them.
    private func surround(
        _ grid: PageArea, on draft: inout PageDraft, using random: inout SeededGenerator
    ) {
        var printer = draft.printer(
            size: draft.height(11...22, using: &random) / 0.7, using: &random)
        // The strips keep 1.5 font sizes away from the grid.
        let gap = 1.5 * printer.size
        let area = draft.area
        for part in [
            PageArea(low: area.low, high: [area.high.x, grid.low.y - gap]),
            PageArea(low: [area.low.x, grid.high.y + gap], high: area.high),
            PageArea(low: [area.low.x, grid.low.y], high: [grid.low.x - gap, grid.high.y]),
            PageArea(low: [grid.high.x + gap, grid.low.y], high: [area.high.x, grid.high.y]),
        ] where random.chance(0.8) {
            if random.chance(0.25) {
                addCrossword(in: part, on: &draft, by: &printer, using: &random)
            } else {
                printer.fill(part, pitch: 1.35, using: &random)
            }
        }
        draft.add(printer)
    }
}

extension Typesetter {
    /// Prints lines of words into an area, `pitch` font sizes apart; the share `numbers` of them are figures.
    ///
    /// Areas narrower than three font sizes stay empty; one line in some fifty words ends early, as
    /// paragraphs do.
    mutating func fill(
        _ area: PageArea, pitch: Float, numbers: Float = 0.05, using random: inout SeededGenerator
    ) {
        var y = area.low.y + size
        while y < area.high.y, area.width > 3 * size {
            var x = area.low.x
            // A line ends before the first word that does not fit.
            while true {
                let word =
                    random.chance(numbers) ? random.figure() : random.words(1)
                let width = width(of: word)
                guard x + width < area.high.x else { break }
                set(word, at: [x, y])
                x += width + 0.3 * size
                if random.chance(0.02) { break }
            }
            y += pitch * size
        }
    }
}
