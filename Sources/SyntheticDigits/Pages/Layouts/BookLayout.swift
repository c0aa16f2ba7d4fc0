import MNIST

/// Print alone, dense as a page of a book, in one column or several, some of it in another script.
struct BookLayout: PageLayout {
    func fill(_ sheet: inout Sheet, using random: inout SeededGenerator) {
        let height = sheet.height(9...30, atMost: 0.06, using: &random)
        let area = sheet.area
        var printer = sheet.printer(size: height / 0.7, using: &random)
        printer.tracking = random.chance(0.2) ? random.uniform(0, 0.08) : 0
        let columns = max(1, min(random.count(1...3), Int(area.width / (14 * height))))
        let numbers = random.chance(0.3) ? random.uniform(0.1, 0.7) : 0.03
        for column in 0..<columns {
            let part = area.cell(column, of: columns, 0, of: 1).inset(by: 0.5 * height)
            printer.fill(part, pitch: random.uniform(1.15, 1.6), numbers: numbers, using: &random)
        }
        sheet.add(printer)
        if random.chance(0.2) {
            var scribe = sheet.scribe(height: 1.5 * height, using: &random)
            for _ in 0..<random.count(1...6) {
                let place = area.place(
                    for: [random.uniform(3, 12) * height, height], using: &random)
                scribe.underline(
                    from: place.low.x, to: place.high.x, y: place.low.y, using: &random)
            }
            sheet.add(scribe)
        }
    }
}
