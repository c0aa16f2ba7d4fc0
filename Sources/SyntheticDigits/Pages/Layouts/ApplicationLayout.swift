import MNIST

/// A form of print: heads, labels, boxes, combs, check boxes, underlined fields, filled in by one hand.
struct ApplicationLayout: PageLayout {
    func fill(_ sheet: inout Sheet, using random: inout SeededGenerator) {
        let height = sheet.height(14...46, atMost: 0.08, using: &random)
        var form = Form(sheet, height: height, using: &random)
        while form.y < sheet.area.high.y {
            form.addLine(using: &random)
        }
        form.finish(on: &sheet, using: &random)
    }

    /// A form while it is laid out from the top.
    private struct Form {
        /// The line's top.
        var y: Float
        private let height: Float
        private let area: PageArea
        private var sheet: Sheet
        private var printer: Typesetter
        private var scribe: Scribe
        private var lines: LineWork
        private let width: Float
        private let style: BoxRow.Style
        private let labels: Float
        private let pitch: Float
        private let filled: Float

        init(_ sheet: Sheet, height: Float, using random: inout SeededGenerator) {
            self.sheet = sheet
            self.height = height
            area = sheet.area
            y = area.low.y
            printer = self.sheet.printer(
                size: height * random.uniform(0.55, 1.1), using: &random)
            scribe = self.sheet.scribe(height: height, using: &random)
            scribe.style.size = min(scribe.style.size, 1)
            scribe.hand.lineSpread = 0.02
            lines = LineWork(ink: .printedLines(using: &random))
            width = max(1 / sheet.scene.view.scale, height * random.uniform(0.02, 0.09))
            style = random.pick(BoxRow.Style.allCases)
            labels = area.width * random.uniform(0.15, 0.38)
            pitch = height * random.uniform(1.8, 2.8)
            filled = random.uniform(0.5, 1)
        }

        mutating func addLine(using random: inout SeededGenerator) {
            let band = PageArea(at: [area.low.x, y], size: [area.width, pitch])
            y += pitch
            guard y < area.high.y else { return }
            switch random.index(below: 12) {
            case 0: addHead(band, using: &random)
            case 1, 2: addChecks(band, using: &random)
            case 3: addText(band, using: &random)
            case 4: addFrame(band, using: &random)
            default: addFields(band, using: &random)
            }
        }

        mutating func finish(on sheet: inout Sheet, using random: inout SeededGenerator) {
            sheet = self.sheet
            if random.chance(0.2) {
                lines.add(area.inset(by: -0.4 * height), width: width)
                if random.chance(0.4) {
                    lines.add(area.inset(by: -0.4 * height - 3 * width), width: width)
                }
            }
            sheet.add(lines)
            sheet.add(printer)
            sheet.add(scribe)
        }

        private mutating func addHead(_ band: PageArea, using random: inout SeededGenerator) {
            if random.chance(0.5) {
                sheet.add(
                    PaperFill(band.band(from: 0.1, to: 0.9), color: PaperFill.shade(using: &random))
                )
            }
            printer.set(
                random.words(random.count(1...4)).uppercased(),
                at: band.low + [0.3 * height, 0.68 * band.height])
        }

        private mutating func addText(_ band: PageArea, using random: inout SeededGenerator) {
            let size = printer.size
            printer.size *= random.uniform(0.6, 0.9)
            printer.fill(band, pitch: 1.3, using: &random)
            printer.size = size
        }

        /// A label, then one or two fields.
        private mutating func addFields(_ band: PageArea, using random: inout SeededGenerator) {
            var x = band.low.x
            repeat {
                let base = band.low.y + 0.75 * band.height
                let start = x
                let name = random.pick(Self.names) + random.pick([":", "", ":", " *"])
                let end = printer.set(name, at: [x, base]).x
                x = max(end + 0.4 * height, start + labels)
                if random.chance(0.6) {
                    x = addBoxes(from: x, band, using: &random)
                } else {
                    x = addUnderlined(from: x, band, using: &random)
                }
                x += height
            } while x + labels + 5 * height < band.high.x && random.chance(0.8)
        }

        private mutating func addBoxes(
            from x: Float, _ band: PageArea, using random: inout SeededGenerator
        ) -> Float {
            let aspect = random.uniform(0.7, 1.05)
            let cell = height * random.uniform(1.25, 1.6) * Point(aspect, 1)
            let fitting = Int((band.high.x - x) / (cell.x * 1.2))
            guard fitting > 2 else { return band.high.x }
            let isDate = random.chance(0.25) && fitting >= 9
            let count = isDate ? 8 : min(fitting, random.count(4...14))
            let group = isDate ? [2, 2] : random.chance(0.15) ? [random.count(1...4)] : []
            let boxes = BoxRow(
                at: [x, band.middle.y - cell.y / 2], cell: cell, count: count, style: style,
                gap: 0.15, group: group)
            boxes.draw(on: &lines, width: width)
            let text =
                random.chance(0.75)
                ? random.fieldDigits(count)
                : String(random.words(2).uppercased().prefix(random.count(2...count)))
            if random.chance(filled) {
                boxes.fill(
                    text, by: &scribe, share: random.uniform(0.55, 0.85), sway: 0.05,
                    row: sheet.row(), using: &random)
            }
            return boxes.cells[count - 1].high.x
        }

        private mutating func addUnderlined(
            from x: Float, _ band: PageArea, using random: inout SeededGenerator
        ) -> Float {
            let end = min(band.high.x, x + random.uniform(4, 16) * height)
            guard end > x + 2 * height else { return band.high.x }
            let base = band.low.y + 0.8 * band.height
            if random.chance(0.7) {
                lines.add(from: [x, base], to: [end, base], width: width)
            } else {
                lines.add(
                    PageArea(
                        low: [x, band.low.y + 0.1 * band.height],
                        high: [end, base + 0.1 * band.height]),
                    width: width)
            }
            if random.chance(filled) {
                write(from: x, to: end, base: base, using: &random)
            }
            return end
        }

        private mutating func write(
            from x: Float, to end: Float, base: Float, using random: inout SeededGenerator
        ) {
            var line =
                switch random.index(below: 5) {
                case 0, 1: random.figure()
                case 2: random.date()
                case 3: random.words(random.count(1...3))
                default: "\(random.words(1)) \(random.number(upTo: 3))"
                }
            if random.chance(0.06) {
                return scribe.sign(
                    at: [x, base - 0.1 * height], width: 0.7 * (end - x), using: &random)
            }
            var run = scribe.compose(line, using: &random)
            if run.width * height > end - x {
                line = random.number(upTo: 2)
                run = scribe.compose(line, using: &random)
            }
            scribe.put(
                run, at: [x + 0.2 * height, base - height * random.uniform(-0.08, 0.12)],
                row: sheet.row())
        }

        private mutating func addChecks(_ band: PageArea, using random: inout SeededGenerator) {
            var x = band.low.x
            let side = height * random.uniform(0.6, 1.1)
            while x + 4 * height < band.high.x {
                let box = PageArea(at: [x, band.middle.y - side / 2], size: [side, side])
                lines.add(box, width: width)
                if random.chance(0.35) {
                    let sign = random.pick(["×", "✓", "×", "/"])
                    scribe.write(
                        sign, in: box, share: random.uniform(0.9, 1.5), row: 0, using: &random)
                }
                x =
                    printer.set(
                        random.words(random.count(1...2)),
                        at: [x + 1.5 * side, band.middle.y + 0.35 * printer.size]
                    ).x + 1.2 * height
            }
        }

        /// A frame with a label in its corner and something written in it.
        private mutating func addFrame(_ band: PageArea, using random: inout SeededGenerator) {
            let count = random.count(1...4)
            for column in 0..<count {
                let frame = band.cell(column, of: count, 0, of: 1)
                lines.add(frame, width: width)
                let size = printer.size
                printer.size = 0.25 * band.height
                printer.set(
                    random.pick(Self.names), at: frame.low + [0.1 * height, 0.28 * band.height])
                printer.size = size
                guard random.chance(filled) else { continue }
                let line = random.chance(0.6) ? random.figure() : random.words(1)
                scribe.write(
                    line, in: frame.band(from: 0.3, to: 1), share: random.uniform(0.55, 0.8),
                    row: sheet.row(), using: &random)
            }
        }

        private static let names = [
            "Name", "First name", "Date", "Date of birth", "Phone", "Zip code", "No.", "Account",
            "Amount", "Student number", "Street", "City", "Policy no.", "Class", "Room", "Total",
            "ID", "Signature", "Age", "Weight (kg)", "Time", "From", "To", "Reference", "PIN",
            "Section 4", "Form 12", "Item 3", "Telefon", "Vorname", "Datum", "Nr.",
        ]
    }
}
