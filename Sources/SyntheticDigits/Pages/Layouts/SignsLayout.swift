import SystemLibraries

/// Pages without a digit: rows of signs or letters, words, other scripts, doodles, waves.
///
/// Whatever is read as a digit on them is an error.
struct SignsLayout: PageLayout {
    /// A single row of signs fills a strip.
    var leastAspect: Float { 0.25 }
    /// Nearly half of these pages are ruled or squared.
    var ruledShare: Float { 0.45 }

    /// Fills the page with signs, words, drawings or another script; scripts only where there are such fonts.
    func fill(_ draft: inout PageDraft, using random: inout SeededGenerator) {
        // Signs as high as digits of 13 to 90 pixels.
        let height = draft.height(13...90, atMost: 0.5, using: &random)
        var scribe = draft.scribe(height: height, using: &random)
        // Signs are twice as frequent as words and drawings; a third of the pages is in other scripts where
        // there are any.
        let choice = random.index(below: draft.source.scripts.isEmpty ? 4 : 6)
        switch choice {
        case 0, 1: writeSigns(by: &scribe, height, on: &draft, using: &random)
        case 2: writeWords(by: &scribe, height, on: &draft, using: &random)
        case 3: draw(by: &scribe, height, on: &draft, using: &random)
        default: writeScript(by: &scribe, height, on: &draft, using: &random)
        }
        draft.add(scribe)
    }

    /// Writes a block of rows of one sign, of one sign a row, of any signs or of letters, at times in a frame.
    private func writeSigns(
        by scribe: inout Scribe, _ height: Float, on draft: inout PageDraft,
        using random: inout SeededGenerator
    ) {
        // The distance from sign to sign and from row to row, in heights of a digit.
        let pitch = height * Point(random.uniform(0.9, 2.4), random.uniform(1.2, 2.2))
        let area = draft.area.inset(by: 0.04)
        let columns = max(1, min(random.count(3...16), Int(area.width / pitch.x)))
        let rows = max(1, min(random.count(1...14), Int(area.height / pitch.y)))
        let block = area.place(for: pitch * Point(Float(columns), Float(rows)), using: &random)
        // The signs of a keyboard and of arithmetic: some, such as a slash or a bracket, look like a 1 or a
        // 7.
        let all = Array("+-×÷=/\\:;.,()[]<>*%#?!|_~'\"&@$€")
        // Without I, O, S, Z, l, o, s and z, which stand for digits where nothing else tells what they are.
        let letters = Array("ABCDEFGHJKLMNPQRTUVWXYabcdefghijkmnpqrtuvwxy")
        // The signs of this page, where it keeps to some.
        let set = (0..<random.count(1...4)).map { _ in random.pick(all) }
        let mode = random.index(below: 4)
        for row in 0..<rows {
            let one = random.pick(set)
            // One sign throughout, one for each row, any signs, or letters.
            for column in 0..<columns {
                let sign =
                    switch mode {
                    case 0: set[0]
                    case 1: one
                    case 2: random.pick(all)
                    default: random.pick(letters)
                    }
                scribe.write(
                    String(sign), in: block.cell(column, of: columns, row, of: rows),
                    share: height / pitch.y, line: 0, using: &random)
            }
        }
        // A frame around the block, in about a third of the pages.
        if random.chance(0.35) {
            scribe.frame(block.inset(by: -0.6 * height), using: &random)
        }
    }

    /// Writes lines of words until the page is full; one page of eight ends after any line.
    private func writeWords(
        by scribe: inout Scribe, _ height: Float, on draft: inout PageDraft,
        using random: inout SeededGenerator
    ) {
        let area = draft.area
        // From line to line in heights of a digit.
        let pitch = height * random.uniform(1.5, 2.4)
        var y = area.low.y + pitch
        while y < area.high.y {
            var x = area.low.x + random.uniform(0, 0.1)
            for _ in 0..<random.count(1...6) {
                let run = scribe.compose(random.words(1), using: &random)
                let end = x + run.width * height
                guard end < area.high.x else { break }
                scribe.put(run, at: [x, y], line: 0)
                // Some words are crossed out or underlined.
                if random.chance(0.08) { scribe.crossOut(from: x, to: end, y: y, using: &random) }
                if random.chance(0.05) { scribe.underline(from: x, to: end, y: y, using: &random) }
                x = end + height * random.uniform(0.5, 1)
            }
            y += pitch
            if random.chance(0.12) { break }
        }
    }

    /// Writes or prints characters of another script in lines, at random or in the alphabet's order.
    ///
    /// Where nobody's hand is at hand, a pen follows the middle lines of the font's strokes.
    private func writeScript(
        by scribe: inout Scribe, _ height: Float, on draft: inout PageDraft,
        using random: inout SeededGenerator
    ) {
        let script = random.pick(draft.source.scripts)
        let area = draft.area
        // Characters of other scripts are as wide as high, or wider; lines need room for signs above and below.
        let pitch = height * Point(random.uniform(1.2, 2.2), random.uniform(1.4, 2.2))
        let columns = max(1, Int(area.width / pitch.x))
        let rows = max(1, min(random.count(2...16), Int(area.height / pitch.y)))
        // Three pages of ten have the characters in the alphabet's order, as in a child's exercise.
        let isAlphabet = random.chance(0.3)
        // A font that imitates handwriting is never printed.
        if !script.isHandwritten, random.chance(0.4) {
            var printer = draft.printer(size: height / 0.7, font: script.font, using: &random)
            for row in 0..<rows {
                let line = (0..<columns).map { _ in random.pick(script.characters) }.joined()
                printer.set(line, at: [area.low.x, area.low.y + pitch.y * Float(row + 1)])
            }
            return draft.add(printer)
        }
        // The next character of the alphabet; some places stay empty.
        var next = 0
        for row in 0..<rows {
            for column in 0..<columns where random.chance(0.93) {
                let character =
                    isAlphabet
                    ? script.characters[next % script.characters.count]
                    : random.pick(script.characters)
                next += 1
                // A character that the font lacks leaves its place empty.
                guard let skeleton = draft.source.types.skeleton(character, in: script.font)
                else { continue }
                let place = area.low + pitch * Point(Float(column), Float(row + 1))
                scribe.write(
                    skeleton, at: place + random.offset(0.05 * height), size: height / 0.7,
                    using: &random)
            }
        }
    }

    /// Draws one to nine things at random places: signatures, arrows, waves, frames, doodles.
    private func draw(
        by scribe: inout Scribe, _ height: Float, on draft: inout PageDraft,
        using random: inout SeededGenerator
    ) {
        let area = draft.area
        for _ in 0..<random.count(1...9) {
            // Things are up to four times as large as digits.
            let size = height * random.uniform(1, 4)
            let place = area.place(for: [size, size], using: &random)
            switch random.index(below: 5) {
            case 0: scribe.sign(at: place.middle, width: size, using: &random)
            case 1:
                scribe.arrow(from: place.low, to: place.high, using: &random)
            case 2:
                // A wave between the upper and the lower edge of its place.
                let count = random.count(3...8)
                let wave = (0...count).map { index in
                    Point(
                        place.low.x + place.width * Float(index) / Float(count),
                        index.isMultiple(of: 2) ? place.low.y : place.high.y)
                }
                scribe.draw([Spline.through(wave)], as: .other)
            case 3: scribe.frame(place, using: &random)
            default: scribe.doodle(at: place.middle, size: size, using: &random)
            }
        }
    }
}

extension Scribe {
    /// Writes a character along the middle lines of a font's strokes, its start on the baseline at a place.
    ///
    /// `size` is the font's in page units. The glyph means no digit; nothing is written where there are no strokes.
    mutating func write(
        _ skeleton: GlyphSkeleton, at place: Point, size: Float,
        using random: inout SeededGenerator
    ) {
        let strokes = hand.writing.rewritten(
            skeleton.paths.map { Stroke(points: $0) }, using: &random)
        guard !strokes.isEmpty else { return }
        let (low, high) = strokes.bounds
        add(
            PageText.Glyph(
                shape: .strokes(strokes), middle: place + size * (low + high) / 2,
                size: size * max((high - low).max(), 0.05)))
    }
}
