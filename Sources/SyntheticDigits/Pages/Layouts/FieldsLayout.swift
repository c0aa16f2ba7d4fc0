import SystemLibraries

/// One to five rows of boxes, combs or underlined places, seen from near by, a digit in most of them.
///
/// Cells with a digit each are what forms ask people to write numbers into.
struct FieldsLayout: PageLayout {
    /// One row of boxes is seven times as long as high.
    var leastAspect: Float { 0.14 }

    /// Divides the sheet into level bands and puts a row of places into each.
    func fill(_ draft: inout PageDraft, using random: inout SeededGenerator) {
        let area = draft.area
        // A strip has room for one row.
        let rows = area.width > 2.5 * area.height ? 1 : random.count(1...5)
        // Six sheets of ten have one kind of boxes and one ink, as parts of one form; on the others each
        // row has its own.
        let isUniform = random.chance(0.6)
        var style = random.pick(BoxRow.Style.allCases)
        var ink = Ink.printedLines(using: &random)
        var scribe: Scribe?
        for row in 0..<rows {
            let band = area.band(
                from: Float(row) / Float(rows), to: Float(row + 1) / Float(rows))
            let count = random.count(4...12)
            if !isUniform {
                style = random.pick(BoxRow.Style.allCases)
                ink = Ink.printedLines(using: &random)
            }
            // A place's width in heights of it: most are narrower than high.
            let aspect = random.uniform(0.65, 1.15)
            // Boxes fill half to most of the band, fit its width with gaps, and are no higher than 150 pixels.
            let height = min(
                band.height * random.uniform(0.5, 0.85),
                band.width / (Float(count) * aspect * 1.2), 150 / draft.scene.view.scale)
            let cell = height * Point(aspect, 1)
            // What the row does not take, so that it may stand anywhere in the band.
            let room = band.size - Point(cell.x * Float(count) * 1.2, height)
            let corner =
                band.low + pointwiseMax(room, .zero) * Point(random.unit() * 0.9, random.unit())
            let boxes = BoxRow(
                at: corner, cell: cell, count: count, style: style,
                gap: random.uniform(0.08, 0.3))
            // One row of eight is drawn by hand, one of ten is dashed, one of ten has a frame around it.
            var lines = LineWork(
                ink: ink, wobble: random.chance(0.12) ? height * 0.02 : 0)
            if random.chance(0.1) { lines.dash = 0.12 * height }
            // Lines of 1 to 9 % of a place's height, from hairlines to thick boxes.
            boxes.draw(on: &lines, width: height * random.uniform(0.012, 0.09))
            if random.chance(0.1) {
                lines.add(
                    PageArea(low: corner, high: boxes.cells[count - 1].high).inset(
                        by: -0.12 * height), width: height * 0.03)
            }
            draft.add(lines)
            // Another pen now and then; whoever wrote before is put on the page first.
            if let former = scribe, random.chance(0.2) {
                draft.add(former)
                scribe = nil
            }
            var writer = scribe ?? draft.scribe(height: 0.65 * height, using: &random)
            // Places say where a digit stands, not a line.
            writer.hand.lineSpread = 0
            // Digits fill half to nearly all of a place's height.
            boxes.fill(
                random.fieldDigits(count), by: &writer, share: random.uniform(0.5, 0.95),
                sway: random.uniform(0.02, 0.1), line: draft.beginLine(), using: &random)
            scribe = writer
        }
        if let scribe { draft.add(scribe) }
    }
}
