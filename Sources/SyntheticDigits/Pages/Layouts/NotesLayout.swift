import MNIST

/// Notes by one or two hands: words with numbers among them, lists, crossed-out words, arrows.
struct NotesLayout: PageLayout {
    var ruledShare: Float { 0.5 }

    func fill(_ sheet: inout Sheet, using random: inout SeededGenerator) {
        let area = sheet.area
        let height = sheet.height(13...70, atMost: 0.2, using: &random)
        var scribe = sheet.scribe(height: height, using: &random)
        scribe.slope = random.normal(deviation: 0.03)
        let pitch = height * random.uniform(1.5, 2.5)
        let (isList, numbers) = (random.chance(0.35), random.uniform(0.15, 0.6))
        let count = min(random.count(2...20), max(1, Int(area.height / pitch) - 1))
        var y = area.low.y + pitch + random.unit() * max(0, area.height - pitch * Float(count + 1))
        let left = area.low.x + random.uniform(0, 0.2) * area.width
        for line in 0..<count {
            if random.chance(0.06) {
                sheet.add(scribe)
                scribe = sheet.scribe(height: height, using: &random)
            }
            var x = left + random.normal(deviation: 0.15 * height)
            let row = sheet.row()
            if isList {
                let mark = random.chance(0.5) ? "\(line + 1)\(random.pick([".", ")", ""]))" : "-"
                x = scribe.write(mark, at: [x, y], row: row, using: &random) + 0.5 * height
            }
            for _ in 0..<random.count(1...7) {
                let isNumber = random.chance(numbers)
                let word = isNumber ? number(using: &random) : random.words(1)
                let isDeleted = random.chance(0.05)
                let run = scribe.compose(word, isDeleted: isDeleted, using: &random)
                let end = x + run.width * height
                guard end < area.high.x else { break }
                let drop = (x - left) * scribe.slope
                scribe.put(run, at: [x, y + drop], row: row)
                if isDeleted {
                    scribe.crossOut(from: x, to: end, y: y + drop, using: &random)
                } else if random.chance(0.05) {
                    scribe.underline(from: x, to: end, y: y + drop, using: &random)
                } else if random.chance(0.02) {
                    scribe.frame(
                        PageArea(low: [x, y - height], high: [end, y]).inset(by: -0.3 * height),
                        using: &random)
                }
                x = end + height * random.uniform(0.45, 1)
                if random.chance(0.03), x + 2.5 * height < area.high.x {
                    scribe.arrow(
                        from: [x, y - 0.4 * height], to: [x + 1.6 * height, y - 0.4 * height],
                        using: &random)
                    x += 2.2 * height
                }
            }
            y += pitch
        }
        if random.chance(0.15) {
            scribe.doodle(
                at: area.place(for: [3 * height, 3 * height], using: &random).middle,
                size: 2 * height, using: &random)
        }
        sheet.add(scribe)
    }

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
