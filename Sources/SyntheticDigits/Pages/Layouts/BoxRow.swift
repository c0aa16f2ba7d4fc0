import MNIST

/// A row of places for one character each.
struct BoxRow {
    /// How the places are marked.
    enum Style: CaseIterable {
        case joined, apart, comb, shortComb, dashes, bars
    }

    /// The places.
    let cells: [PageArea]
    private let style: Style

    /// Sets out places from an upper left corner on; `group` cells stand together where they are grouped.
    init(
        at corner: Point, cell: Point, count: Int, style: Style, gap: Float = 0, group: [Int] = []
    ) {
        self.style = style
        let apart = style == .apart || style == .dashes ? max(gap, 0.06) : 0
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

    /// Draws what marks the places.
    func draw(on lines: inout LineWork, width: Float) {
        for (index, cell) in cells.enumerated() {
            let (low, high) = (cell.low, cell.high)
            // Where the next place does not follow at once, this one closes itself.
            let isLast = index + 1 == cells.count || cells[index + 1].low.x > high.x + 1e-5
            switch style {
            case .joined, .apart:
                lines.add(from: low, to: [high.x, low.y], width: width)
                lines.add(from: [low.x, high.y], to: high, width: width)
                lines.add(from: low, to: [low.x, high.y], width: width)
                if isLast { lines.add(from: [high.x, low.y], to: high, width: width) }
            case .comb, .shortComb:
                let tooth = (style == .comb ? 0.55 : 0.25) * cell.height
                lines.add(from: [low.x, high.y], to: high, width: width)
                lines.add(from: [low.x, high.y - tooth], to: [low.x, high.y], width: width)
                if isLast { lines.add(from: [high.x, high.y - tooth], to: high, width: width) }
            case .dashes:
                lines.add(from: [low.x, high.y], to: high, width: width)
            case .bars:
                lines.add(from: low, to: [low.x, high.y], width: width)
                if isLast { lines.add(from: [high.x, low.y], to: high, width: width) }
            }
        }
    }

    /// Writes characters into the places, one each; a space leaves one empty.
    func fill(
        _ text: String, by scribe: inout Scribe, share: Float, sway: Float, row: Int,
        using random: inout SeededGenerator
    ) {
        for (cell, character) in zip(cells, text) where character != " " {
            scribe.write(
                String(character), in: cell, share: share, sway: sway, row: row, using: &random)
        }
    }
}

extension SeededGenerator {
    /// Returns digits for so many places, in a third of all cases fewer, or with some left out.
    mutating func fieldDigits(_ count: Int) -> String {
        let all = (0..<count).map { _ in String(index(below: 10)) }
        if chance(0.25) { return all.prefix(self.count(1...count)).joined() }
        if chance(0.12) { return all.map { chance(0.2) ? " " : $0 }.joined() }
        return all.joined()
    }
}
