import SystemLibraries

/// A printed form: heads, labels, boxes, combs, check boxes, underlined fields, filled in by one hand.
struct ApplicationLayout: PageLayout {
    /// Fills the sheet from the top with rows of fields until its area ends.
    func fill(_ draft: inout PageDraft, using random: inout SeededGenerator) {
        // Digits of 14 to 46 pixels, and at most 8 % of the area's height: room for four rows at least.
        let height = draft.height(14...46, atMost: 0.08, using: &random)
        var form = Form(draft, height: height, using: &random)
        while form.y < draft.area.high.y {
            form.addRow(using: &random)
        }
        form.finish(on: &draft, using: &random)
    }

    /// A form while it is laid out, row by row from the top.
    ///
    /// Lengths are in page units; most are multiples of `height`. One form has one style throughout, drawn
    /// when it is begun.
    private struct Form {
        /// The top of the next row.
        var y: Float
        /// The height of a handwritten digit.
        private let height: Float
        /// The part of the page that the form takes.
        private let area: PageArea
        /// The sheet with what lies below the print, such as shaded heads; given back when the form is finished.
        private var draft: PageDraft
        /// The printer of labels and heads.
        private var printer: Typesetter
        /// The person who fills the form in.
        private var scribe: Scribe
        /// All printed lines of the form.
        private var lines: LineWork
        /// The width of a printed line.
        private let width: Float
        /// How places for single characters are marked.
        private let style: BoxRow.Style
        /// The width of the column of labels before the fields.
        private let labels: Float
        /// The distance from the top of one row to the next.
        private let pitch: Float
        /// The probability that a field is filled in, 0.5 … 1.
        private let filled: Float

        /// Draws the form's style: fonts, hand, lines and distances.
        init(_ draft: PageDraft, height: Float, using random: inout SeededGenerator) {
            self.draft = draft
            self.height = height
            area = draft.area
            y = area.low.y
            // Labels are half to a little more as large as handwriting.
            printer = self.draft.printer(
                size: height * random.uniform(0.55, 1.1), using: &random)
            scribe = self.draft.scribe(height: height, using: &random)
            // Fields keep writing small and on its line.
            scribe.style.size = min(scribe.style.size, 1)
            // The deviation of digits' feet from their line, in heights of a digit.
            scribe.hand.lineSpread = 0.02
            lines = LineWork(ink: .printedLines(using: &random))
            // Lines from a pixel to 9 % of a digit's height.
            width = max(1 / draft.scene.view.scale, height * random.uniform(0.02, 0.09))
            // One style of places, a column of labels of 15 to 38 % of the width, rows of 1.8 to 2.8
            // digits' heights.
            style = random.pick(BoxRow.Style.allCases)
            labels = area.width * random.uniform(0.15, 0.38)
            pitch = height * random.uniform(1.8, 2.8)
            filled = random.uniform(0.5, 1)
        }

        /// Adds one row of whatever kind, of fields in seven cases of twelve; nothing where the next row
        /// would leave the area.
        mutating func addRow(using random: inout SeededGenerator) {
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

        /// Puts the form on the sheet, in one case of five with a frame around it, single or double.
        mutating func finish(on draft: inout PageDraft, using random: inout SeededGenerator) {
            draft = self.draft
            if random.chance(0.2) {
                // 0.4 heights of a digit outside the area, the second frame three lines' widths farther.
                lines.add(area.inset(by: -0.4 * height), width: width)
                if random.chance(0.4) {
                    lines.add(area.inset(by: -0.4 * height - 3 * width), width: width)
                }
            }
            draft.add(lines)
            draft.add(printer)
            draft.add(scribe)
        }

        /// Adds a head in capitals, half of them on a shaded bar.
        private mutating func addHead(_ band: PageArea, using random: inout SeededGenerator) {
            if random.chance(0.5) {
                draft.add(
                    PaperFill(band.band(from: 0.1, to: 0.9), color: PaperFill.shade(using: &random))
                )
            }
            printer.set(
                random.words(random.count(1...4)).uppercased(),
                // The baseline at two thirds of the row centers capitals in it.
                at: band.low + [0.3 * height, 0.68 * band.height])
        }

        /// Adds a row of small print, then sets the printer back to its size.
        private mutating func addText(_ band: PageArea, using random: inout SeededGenerator) {
            let size = printer.size
            // Small print, its lines 1.3 font sizes apart.
            printer.size *= random.uniform(0.6, 0.9)
            printer.fill(band, pitch: 1.3, using: &random)
            printer.size = size
        }

        /// Adds a label with a field, and further ones side by side while there is room.
        private mutating func addFields(_ band: PageArea, using random: inout SeededGenerator) {
            var x = band.low.x
            repeat {
                // Labels stand on a common baseline; fields begin behind the column of labels, or behind a
                // longer label.
                let base = band.low.y + 0.75 * band.height
                let start = x
                // Labels end with a colon, with nothing, or with the star of a required field.
                let name = random.pick(Self.names) + random.pick([":", "", ":", " *"])
                let end = printer.set(name, at: [x, base]).x
                x = max(end + 0.4 * height, start + labels)
                // Six fields of ten have places for single characters, the others are open.
                if random.chance(0.6) {
                    x = addBoxes(from: x, band, using: &random)
                } else {
                    x = addUnderlined(from: x, band, using: &random)
                }
                x += height
            } while x + labels + 5 * height < band.high.x && random.chance(0.8)
        }

        /// Adds a row of places for single characters from `x` on, filled in or not, and returns the x at
        /// which it ends.
        ///
        /// Where fewer than three places fit it adds nothing and returns the row's end.
        private mutating func addBoxes(
            from x: Float, _ band: PageArea, using random: inout SeededGenerator
        ) -> Float {
            // Places somewhat higher than wide, 1.25 to 1.6 digits high.
            let aspect = random.uniform(0.7, 1.05)
            let cell = height * random.uniform(1.25, 1.6) * Point(aspect, 1)
            let fitting = Int((band.high.x - x) / (cell.x * 1.2))
            guard fitting > 2 else { return band.high.x }
            // A date has eight places in groups of two, two and four; of other numbers some have their
            // first places apart.
            let isDate = random.chance(0.25) && fitting >= 9
            let count = isDate ? 8 : min(fitting, random.count(4...14))
            let group = isDate ? [2, 2] : random.chance(0.15) ? [random.count(1...4)] : []
            // The gap of 0.15 of a place is for styles whose places stand apart.
            let boxes = BoxRow(
                at: [x, band.middle.y - cell.y / 2], cell: cell, count: count, style: style,
                gap: 0.15, group: group)
            boxes.draw(on: &lines, width: width)
            // Three of four fields hold digits, the others capitals.
            let text =
                random.chance(0.75)
                ? random.fieldDigits(count)
                : String(random.words(2).uppercased().prefix(random.count(2...count)))
            // Characters fill 55 to 85 % of their place's height and stand off its middle by 5 % of its sides.
            if random.chance(filled) {
                boxes.fill(
                    text, by: &scribe, share: random.uniform(0.55, 0.85), sway: 0.05,
                    line: draft.beginLine(), using: &random)
            }
            return boxes.cells[count - 1].high.x
        }

        /// Adds a field with a line below it, or in three of ten cases a frame around it, and returns the x
        /// at which it ends.
        ///
        /// Where there is room for less than two digits it adds nothing and returns the row's end.
        private mutating func addUnderlined(
            from x: Float, _ band: PageArea, using random: inout SeededGenerator
        ) -> Float {
            // Four to sixteen digits' heights long, cut at the row's end.
            let end = min(band.high.x, x + random.uniform(4, 16) * height)
            guard end > x + 2 * height else { return band.high.x }
            // Writing stands on the line at four fifths of the row.
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

        /// Fills a field in: a figure, a date, words, words with a number, or a signature.
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
            // Some fields hold a signature instead.
            if random.chance(0.06) {
                return scribe.sign(
                    at: [x, base - 0.1 * height], width: 0.7 * (end - x), using: &random)
            }
            // What is longer than the field gives way to a short number.
            var run = scribe.compose(line, using: &random)
            if run.width * height > end - x {
                line = random.number(upTo: 2)
                run = scribe.compose(line, using: &random)
            }
            // From 0.12 of a digit's height above the line to 0.08 below it.
            scribe.put(
                run, at: [x + 0.2 * height, base - height * random.uniform(-0.08, 0.12)],
                line: draft.beginLine())
        }

        /// Adds check boxes with words behind them, about a third of them ticked or crossed by hand.
        private mutating func addChecks(_ band: PageArea, using random: inout SeededGenerator) {
            var x = band.low.x
            // Boxes of 0.6 to 1.1 digits' heights, while one with its words fits the row.
            let side = height * random.uniform(0.6, 1.1)
            while x + 4 * height < band.high.x {
                let box = PageArea(at: [x, band.middle.y - side / 2], size: [side, side])
                lines.add(box, width: width)
                if random.chance(0.35) {
                    // Ticks leave their box: up to one and a half times as high. They are no digits, so
                    // their line's number is not used.
                    let sign = random.pick(["×", "✓", "×", "/"])
                    scribe.write(
                        sign, in: box, share: random.uniform(0.9, 1.5), line: 0, using: &random)
                }
                x =
                    printer.set(
                        random.words(random.count(1...2)),
                        at: [x + 1.5 * side, band.middle.y + 0.35 * printer.size]
                    ).x + 1.2 * height
            }
        }

        /// Adds one to four frames side by side, each with a label in its upper corner and something
        /// written below it.
        private mutating func addFrame(_ band: PageArea, using random: inout SeededGenerator) {
            let count = random.count(1...4)
            for column in 0..<count {
                // The label takes the frame's upper quarter, writing the lower 70 %.
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
                    line: draft.beginLine(), using: &random)
            }
        }

        /// Labels of common forms, some with a number that is printed.
        private static let names = [
            "Name", "First name", "Date", "Date of birth", "Phone", "Zip code", "No.", "Account",
            "Amount", "Student number", "Street", "City", "Policy no.", "Class", "Room", "Total",
            "ID", "Signature", "Age", "Weight (kg)", "Time", "From", "To", "Reference", "PIN",
            "Section 4", "Form 12", "Item 3", "Telefon", "Vorname", "Datum", "Nr.",
        ]
    }
}
