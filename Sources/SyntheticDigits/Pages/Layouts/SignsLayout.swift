import MNIST

/// Pages without a digit: rows of signs, words, other scripts, doodles, waves.
struct SignsLayout: PageLayout {
    var leastAspect: Float { 0.25 }
    var ruledShare: Float { 0.45 }

    func fill(_ sheet: inout Sheet, using random: inout SeededGenerator) {
        let height = sheet.height(13...90, atMost: 0.5, using: &random)
        var scribe = sheet.scribe(height: height, using: &random)
        let choice = random.index(below: sheet.source.scripts.isEmpty ? 4 : 6)
        switch choice {
        case 0, 1: writeSigns(by: &scribe, height, on: &sheet, using: &random)
        case 2: writeWords(by: &scribe, height, on: &sheet, using: &random)
        case 3: draw(by: &scribe, height, on: &sheet, using: &random)
        default: writeScript(by: &scribe, height, on: &sheet, using: &random)
        }
        sheet.add(scribe)
    }

    /// Rows of one sign or several, at times in a frame.
    private func writeSigns(
        by scribe: inout Scribe, _ height: Float, on sheet: inout Sheet,
        using random: inout SeededGenerator
    ) {
        let pitch = height * Point(random.uniform(0.9, 2.4), random.uniform(1.2, 2.2))
        let area = sheet.area.inset(by: 0.04)
        let columns = max(1, min(random.count(3...16), Int(area.width / pitch.x)))
        let rows = max(1, min(random.count(1...14), Int(area.height / pitch.y)))
        let block = area.place(for: pitch * Point(Float(columns), Float(rows)), using: &random)
        let all = Array("+-×÷=/\\:;.,()[]<>*%#?!|_~'\"&@$€")
        let letters = Array("ABCDEFGHJKLMNPQRTUVWXYabcdefghijkmnpqrtuvwxy")
        let set = (0..<random.count(1...4)).map { _ in random.pick(all) }
        let mode = random.index(below: 4)
        for row in 0..<rows {
            let one = random.pick(set)
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
                    share: height / pitch.y, row: 0, using: &random)
            }
        }
        if random.chance(0.35) {
            scribe.frame(block.inset(by: -0.6 * height), using: &random)
        }
    }

    private func writeWords(
        by scribe: inout Scribe, _ height: Float, on sheet: inout Sheet,
        using random: inout SeededGenerator
    ) {
        let area = sheet.area
        let pitch = height * random.uniform(1.5, 2.4)
        var y = area.low.y + pitch
        while y < area.high.y {
            var x = area.low.x + random.uniform(0, 0.1)
            for _ in 0..<random.count(1...6) {
                let run = scribe.compose(random.words(1), using: &random)
                let end = x + run.width * height
                guard end < area.high.x else { break }
                scribe.put(run, at: [x, y], row: 0)
                if random.chance(0.08) { scribe.crossOut(from: x, to: end, y: y, using: &random) }
                if random.chance(0.05) { scribe.underline(from: x, to: end, y: y, using: &random) }
                x = end + height * random.uniform(0.5, 1)
            }
            y += pitch
            if random.chance(0.12) { break }
        }
    }

    /// Characters of another script, in lines or columns, written with a pen or printed.
    private func writeScript(
        by scribe: inout Scribe, _ height: Float, on sheet: inout Sheet,
        using random: inout SeededGenerator
    ) {
        let script = random.pick(sheet.source.scripts)
        let area = sheet.area
        let pitch = height * Point(random.uniform(1.2, 2.2), random.uniform(1.4, 2.2))
        let columns = max(1, Int(area.width / pitch.x))
        let rows = max(1, min(random.count(2...16), Int(area.height / pitch.y)))
        let isAlphabet = random.chance(0.3)
        if !script.isHandwritten, random.chance(0.4) {
            var printer = sheet.printer(size: height / 0.7, font: script.font, using: &random)
            for row in 0..<rows {
                let line = (0..<columns).map { _ in random.pick(script.characters) }.joined()
                printer.set(line, at: [area.low.x, area.low.y + pitch.y * Float(row + 1)])
            }
            return sheet.add(printer)
        }
        var next = 0
        for row in 0..<rows {
            for column in 0..<columns where random.chance(0.93) {
                let character =
                    isAlphabet
                    ? script.characters[next % script.characters.count]
                    : random.pick(script.characters)
                next += 1
                guard let skeleton = sheet.source.types.skeleton(character, in: script.font)
                else { continue }
                let place = area.low + pitch * Point(Float(column), Float(row + 1))
                scribe.write(
                    skeleton, at: place + random.offset(0.05 * height), size: height / 0.7,
                    using: &random)
            }
        }
    }

    /// Doodles, waves, arrows, names.
    private func draw(
        by scribe: inout Scribe, _ height: Float, on sheet: inout Sheet,
        using random: inout SeededGenerator
    ) {
        let area = sheet.area
        for _ in 0..<random.count(1...9) {
            let size = height * random.uniform(1, 4)
            let place = area.place(for: [size, size], using: &random)
            switch random.index(below: 5) {
            case 0: scribe.sign(at: place.middle, width: size, using: &random)
            case 1:
                scribe.arrow(from: place.low, to: place.high, using: &random)
            case 2:
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
    /// Writes a character of which only a font's form is known, its start on the baseline at a place.
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
