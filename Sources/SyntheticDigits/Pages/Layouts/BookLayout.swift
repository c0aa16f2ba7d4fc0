import SystemLibraries

/// Print alone, dense as a page of a book, in one to three columns, seldom with lines that a reader drew.
struct BookLayout: PageLayout {
    /// Fills the sheet's columns with lines of words and numbers.
    func fill(_ draft: inout PageDraft, using random: inout SeededGenerator) {
        // Print of 9 pixels is hardly legible, as on photos of whole pages.
        let height = draft.height(9...30, atMost: 0.06, using: &random)
        let area = draft.area
        // Digits are about 0.7 of a font's size high. Some texts are letter-spaced.
        var printer = draft.printer(size: height / 0.7, using: &random)
        printer.tracking = random.chance(0.2) ? random.uniform(0, 0.08) : 0
        // A column is at least 14 digits' heights wide.
        let columns = max(1, min(random.count(1...3), Int(area.width / (14 * height))))
        // The share of words that are numbers: few in most texts, many in tables and price lists.
        let numbers = random.chance(0.3) ? random.uniform(0.1, 0.7) : 0.03
        for column in 0..<columns {
            let part = area.cell(column, of: columns, 0, of: 1).inset(by: 0.5 * height)
            printer.fill(part, pitch: random.uniform(1.15, 1.6), numbers: numbers, using: &random)
        }
        draft.add(printer)
        // Underlining is the only handwriting of these pages.
        if random.chance(0.2) {
            var scribe = draft.scribe(height: 1.5 * height, using: &random)
            for _ in 0..<random.count(1...6) {
                let place = area.place(
                    for: [random.uniform(3, 12) * height, height], using: &random)
                scribe.underline(
                    from: place.low.x, to: place.high.x, y: place.low.y, using: &random)
            }
            draft.add(scribe)
        }
    }
}
