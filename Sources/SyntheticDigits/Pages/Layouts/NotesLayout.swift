import SystemLibraries

/// Notes by one or two hands: words with numbers among them, lists, crossed-out words, arrows.
struct NotesLayout: PageLayout {
    /// Half of all notes are on ruled or squared paper.
    var ruledShare: Float { 0.5 }

    /// Writes up to twenty lines of up to seven words from a left margin on.
    func fill(_ draft: inout PageDraft, using random: inout SeededGenerator) {
        let area = draft.area
        // Digits of 13 to 70 pixels.
        let height = draft.height(13...70, atMost: 0.2, using: &random)
        var scribe = draft.scribe(height: height, using: &random)
        // Radians: lines rise or fall by a degree or two.
        scribe.slope = random.normal(deviation: 0.03)
        // From line to line in heights of a digit.
        let pitch = height * random.uniform(1.5, 2.5)
        // Whether lines begin with a number or a dash, and the share of words that are numbers.
        let (isList, numbers) = (random.chance(0.35), random.uniform(0.15, 0.6))
        let count = min(random.count(2...20), max(1, Int(area.height / pitch) - 1))
        // The block of lines begins anywhere that leaves room for all of it.
        var y = area.low.y + pitch + random.unit() * max(0, area.height - pitch * Float(count + 1))
        // A left margin of up to a fifth of the area.
        let left = area.low.x + random.uniform(0, 0.2) * area.width
        for line in 0..<count {
            // Another hand goes on.
            if random.chance(0.06) {
                draft.add(scribe)
                scribe = draft.scribe(height: height, using: &random)
            }
            // Lines begin near the margin, as a free hand does.
            var x = left + random.normal(deviation: 0.15 * height)
            let lineNumber = draft.beginLine()
            if isList {
                let mark = random.chance(0.5) ? "\(line + 1)\(random.pick([".", ")", ""]))" : "-"
                x = scribe.write(mark, at: [x, y], line: lineNumber, using: &random) + 0.5 * height
            }
            for _ in 0..<random.count(1...7) {
                let isNumber = random.chance(numbers)
                // Words and numbers of a line belong to one line of writing; the line ends before the first
                // that does not fit.
                let word = isNumber ? number(using: &random) : random.words(1)
                // Whether it will be crossed out is known before it is composed: crossed-out digits are no digits.
                let isDeleted = random.chance(0.05)
                let run = scribe.compose(word, isDeleted: isDeleted, using: &random)
                let end = x + run.width * height
                guard end < area.high.x else { break }
                // Words, and what is drawn at them, follow the line's slope.
                let drop = (x - left) * scribe.slope
                scribe.put(run, at: [x, y + drop], line: lineNumber)
                // Five words of a hundred are crossed out, five underlined, two framed: set by eye.
                if isDeleted {
                    scribe.crossOut(from: x, to: end, y: y + drop, using: &random)
                } else if random.chance(0.05) {
                    scribe.underline(from: x, to: end, y: y + drop, using: &random)
                } else if random.chance(0.02) {
                    scribe.frame(
                        PageArea(low: [x, y + drop - height], high: [end, y + drop])
                            .inset(by: -0.3 * height), using: &random)
                }
                // A gap of half a digit's height to a whole one between words.
                x = end + height * random.uniform(0.45, 1)
                // An arrow from one word to the next.
                if random.chance(0.03), x + 2.5 * height < area.high.x {
                    // At half the height of letters, from where this word's line has come to.
                    let start = Point(x, y + (x - left) * scribe.slope - 0.4 * height)
                    scribe.arrow(
                        from: start, to: start + 1.6 * height * Point(1, scribe.slope),
                        using: &random)
                    x += 2.2 * height
                }
            }
            y += pitch
        }
        // One page of seven has a doodle somewhere, on top of the writing or beside it.
        if random.chance(0.15) {
            scribe.doodle(
                at: area.place(for: [3 * height, 3 * height], using: &random).middle,
                size: 2 * height, using: &random)
        }
        draft.add(scribe)
    }

    /// Returns a number as it stands among words: a date, a figure, one with a letter before it, a
    /// telephone number.
    private func number(using random: inout SeededGenerator) -> String {
        switch random.index(below: 8) {
        case 0: random.date()
        case 1, 2: random.figure()
        case 3: random.pick(["x", "a", "n", "No", "p.", "#", "Nr."]) + random.number(upTo: 2)
        case 4: random.digits(3) + " " + random.digits(4)
        case 5:
            random.pick(["Bar", "Room", "Bus", "Tag", "Kap.", "ch"]) + " " + random.number(upTo: 2)
        default: random.number(upTo: 5)
        }
    }
}
