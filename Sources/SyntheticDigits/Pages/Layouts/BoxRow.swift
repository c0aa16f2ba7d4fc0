import SystemLibraries

/// A row of printed places for one character each: boxes, a comb, dashes or bars.
///
/// Lengths are in page units.
struct BoxRow {
    /// How places are marked.
    enum Style: CaseIterable {
        /// Boxes that share sides.
        case joined
        /// Boxes apart.
        case apart
        /// A comb with long teeth.
        case comb
        /// A comb with short teeth.
        case shortComb
        /// A dash below each place.
        case dashes
        /// Upright bars between the places.
        case bars
    }

    /// The places from left to right.
    let cells: [PageArea]
    /// How they are marked.
    private let style: Style

    /// Sets out `count` places from an upper left corner on.
    ///
    /// `gap` is the distance between places as a share of their width; only boxes apart and dashes have
    /// one, at least 0.06. After as many places as each number in `group` says, the next one stands half a
    /// place farther off.
    init(
        at corner: Point, cell: Point, count: Int, style: Style, gap: Float = 0, group: [Int] = []
    ) {
        self.style = style
        let apart = style == .apart || style == .dashes ? max(gap, 0.06) : 0
        // The indices at which a new group begins.
        var ends = Set<Int>()
        var end = 0
        for part in group {
            end += part
            ends.insert(end)
        }
        var x = corner.x
        cells = (0..<count).map { index in
            if index > 0 { x += cell.x * (1 + apart) }
            if ends.contains(index) { x += 0.5 * cell.x }
            return PageArea(at: Point(x, corner.y), size: cell)
        }
    }

    /// Adds the lines that mark the places.
    func draw(on lines: inout LineWork, width: Float) {
        for (index, cell) in cells.enumerated() {
            let (low, high) = (cell.low, cell.high)
            // Where the next place does not follow at once, this one closes itself.
            let isLast = index + 1 == cells.count || cells[index + 1].low.x > high.x + 1e-5
            switch style {
            // Three sides each; the right one is the next place's left one.
            case .joined, .apart:
                lines.add(from: low, to: [high.x, low.y], width: width)
                lines.add(from: [low.x, high.y], to: high, width: width)
                lines.add(from: low, to: [low.x, high.y], width: width)
                if isLast { lines.add(from: [high.x, low.y], to: high, width: width) }
            case .comb, .shortComb:
                // Teeth reach to about the middle of the place, or a quarter up.
                let tooth = (style == .comb ? 0.55 : 0.25) * cell.height
                lines.add(from: [low.x, high.y], to: high, width: width)
                lines.add(from: [low.x, high.y - tooth], to: [low.x, high.y], width: width)
                if isLast { lines.add(from: [high.x, high.y - tooth], to: high, width: width) }
            // A dash below each place, apart from the next.
            case .dashes:
                lines.add(from: [low.x, high.y], to: high, width: width)
            // Upright bars alone: no line below.
            case .bars:
                lines.add(from: low, to: [low.x, high.y], width: width)
                if isLast { lines.add(from: [high.x, low.y], to: high, width: width) }
            }
        }
    }

    /// Writes characters into the places, one each from the left; a space leaves one empty.
    ///
    /// Characters beyond the last place are left out. `share` is a character's height as a share of the
    /// place's, `sway` the deviation from its middle as a share of its sides, `line` the number of the
    /// characters' line of writing.
    func fill(
        _ text: String, by scribe: inout Scribe, share: Float, sway: Float, line: Int,
        using random: inout SeededGenerator
    ) {
        for (cell, character) in zip(cells, text) where character != " " {
            scribe.write(
                String(character), in: cell, share: share, sway: sway, line: line, using: &random)
        }
    }
}

extension SeededGenerator {
    /// Returns digits for so many places, in a third of all cases fewer, or with some left out.
    mutating func fieldDigits(_ count: Int) -> String {
        let all = (0..<count).map { _ in String(index(below: 10)) }
        // A quarter of the fields has places left over at the end, some others have gaps.
        if chance(0.25) { return all.prefix(self.count(1...count)).joined() }
        if chance(0.12) { return all.map { chance(0.2) ? " " : $0 }.joined() }
        return all.joined()
    }
}
