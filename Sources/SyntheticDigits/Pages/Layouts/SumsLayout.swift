import SystemLibraries

/// Sums in a line by one hand, one or several below each other: `(4 + 5) / 7 = 12`.
///
/// Results are at random: nothing here reads sums for their sense.
struct SumsLayout: PageLayout {
    /// One sum fills a strip.
    var leastAspect: Float { 0.16 }
    /// A third of all sums is on ruled or squared paper.
    var ruledShare: Float { 0.35 }

    /// Writes one to nine lines from a left margin on.
    func fill(_ draft: inout PageDraft, using random: inout SeededGenerator) {
        let area = draft.area
        // Digits of 14 to 110 pixels: one sum may fill the photo.
        let height = draft.height(
            14...110, atMost: random.uniform(0.2, 0.7), using: &random)
        var scribe = draft.scribe(height: height, using: &random)
        // Radians: lines rise or fall by about a degree.
        scribe.slope = random.normal(deviation: 0.02)
        // From line to line in heights of a digit.
        let pitch = height * random.uniform(1.5, 2.6)
        let lines = max(1, min(random.count(1...9), Int(area.height / pitch)))
        // The block of lines begins anywhere that leaves room for all of it.
        let slack = max(0, area.height - pitch * Float(lines))
        var y = area.low.y + height * 1.2 + slack * random.unit()
        // Whether the hand leaves gaps around operators.
        let isSpaced = random.chance(0.7)
        var end = area.low.x
        let x = area.low.x + random.uniform(0, 0.2) * area.width
        for _ in 0..<lines {
            // At 1.1 heights of a digit for a character the sum fits the line; what is still too wide is
            // written smaller.
            var line = random.sum(longest: Int(0.9 * area.width / height), isSpaced: isSpaced)
            if lines > 2, random.chance(0.15) { line = random.equation() }
            let run = scribe.compose(line, using: &random)
            let size = min(1, (area.high.x - x) / max(run.width * height, 0.01))
            scribe.put(run, at: [x, y], line: draft.beginLine(), size: size)
            end = x + run.width * height * size
            if random.chance(0.1) {
                scribe.underline(from: x, to: end, y: y, using: &random)
            }
            y += pitch
        }
        // A frame around the last line.
        if random.chance(0.12) {
            scribe.frame(
                PageArea(
                    low: [x - height, y - pitch - 1.7 * height],
                    high: [min(end + height, area.high.x), y - pitch + 0.7 * height]),
                using: &random)
        }
        draft.add(scribe)
    }
}

extension SeededGenerator {
    /// Returns a sum of two to five terms that stops once it has more than `longest` characters.
    ///
    /// With brackets, exponents, decimals and percents by chance, in six of ten cases an equals sign,
    /// mostly with a result.
    mutating func sum(longest: Int, isSpaced: Bool) -> String {
        let space = isSpaced ? " " : ""
        // One hand has one sign of multiplication and one of division.
        let dot = pick(["×", "*", "·", "x", "×"])
        let slash = pick(["/", "÷", ":", "/"])
        var line = ""
        var open = 0
        // Probabilities for each term, set by eye after pupils' and students' sums: brackets, a sign,
        // decimals, percents.
        let terms = count(2...5)
        for term in 0..<terms {
            if chance(0.2), term + 1 < terms {
                line += "("
                open += 1
            }
            if chance(0.08) { line += "-" }
            line += number(upTo: chance(0.7) ? 2 : 4)
            if chance(0.08) { line += pick([".", ","]) + number(upTo: 2) }
            if chance(0.04) { line += "%" }
            if open > 0, chance(0.5) {
                line += ")"
                open -= 1
            }
            if chance(0.1) { line += pick(["²", "²", "³", "⁴"]) }
            if term + 1 < terms { line += space + pick(["+", "-", dot, slash]) + space }
            if line.count > longest { break }
        }
        // Where the line was cut off it must not end with an operator, and every bracket is closed.
        while let last = line.last, !last.isWholeNumber, last != ")" { line.removeLast() }
        line += String(repeating: ")", count: open)
        if chance(0.6) { line += space + "=" + (chance(0.8) ? space + number(upTo: 3) : "") }
        return line
    }

    /// Returns an equation or inequality with a letter, a power or a root in it.
    mutating func equation() -> String {
        let letter = pick(["x", "y", "a", "n"])
        switch index(below: 5) {
        case 0: return "\(letter) = \(number(upTo: 2))² + \(number(upTo: 2))"
        case 1: return "\(count(2...9))\(letter) + \(number(upTo: 2)) = \(number(upTo: 3))"
        case 2: return "\(letter) = \(number(upTo: 3))"
        case 3: return "\(letter) \(pick(["<", ">"])) -\(number(upTo: 2))"
        default: return "√\(number(upTo: 3)) = \(letter)"
        }
    }
}
