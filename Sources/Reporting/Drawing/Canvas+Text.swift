import Raster

extension Canvas {
    /// Draws a line of text whose capitals begin at a place; `scale` is the pixels per font point.
    package mutating func text(
        _ text: String, x: Int, y: Int, scale: Int = 2, with color: RGB
    ) {
        var left = x
        for character in text {
            let glyph = Glyph(character).smoothed(for: scale)
            let block = scale * Glyph.columns / glyph.columns
            for (index, isSet) in glyph.points.enumerated() where isSet {
                let (row, column) = index.quotientAndRemainder(dividingBy: glyph.columns)
                fill(
                    PixelBox(
                        x: left + column * block, y: y + row * block, width: block, height: block),
                    with: color)
            }
            left += BitmapFont.advance * scale
        }
    }

    /// The pixels a line of text is wide.
    package static func width(of text: String, scale: Int = 2) -> Int {
        max(0, text.count * BitmapFont.advance - 1) * scale
    }

    /// Returns the text, cut at its end, or at its start, when it is wider than there is room.
    package static func shortened(
        _ text: String, toWidth width: Int, scale: Int = 2, keepingEnd: Bool = false
    ) -> String {
        let room = (width + scale) / (BitmapFont.advance * scale)
        guard text.count > room else { return text }
        guard keepingEnd, room > 1 else { return text.prefix(max(0, room - 1)) + "…" }
        return "…" + text.suffix(room - 1)
    }

    /// Returns the text as lines that fit, broken between words; what is beyond the last is cut.
    package static func wrapped(
        _ text: String, toWidth width: Int, scale: Int = 2, lines most: Int
    ) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            let joined = lines.last.map { $0 + " " + word }
            if let joined, Self.width(of: joined, scale: scale) <= width || lines.count == most {
                lines[lines.count - 1] = joined
            } else {
                lines.append(String(word))
            }
        }
        return lines.map { shortened($0, toWidth: width, scale: scale) }
    }
}

/// A letter's points.
private struct Glyph {
    /// Columns a letter has in the font.
    static let columns = 5

    let columns: Int
    let rows: Int
    let points: [Bool]

    init(_ character: Character) {
        columns = Self.columns
        rows = BitmapFont.rows
        points = BitmapFont.glyph(character).flatMap { bits in
            (0..<Self.columns).map { bits & (16 >> $0) != 0 }
        }
    }

    private init(columns: Int, rows: Int, points: [Bool]) {
        self.columns = columns
        self.rows = rows
        self.points = points
    }

    /// Doubles large letters as long as the scale allows, so that their slopes are no stairs.
    func smoothed(for scale: Int) -> Glyph {
        var (glyph, rest) = (self, scale)
        while scale >= 4, rest.isMultiple(of: 2) {
            glyph = glyph.doubled()
            rest /= 2
        }
        return glyph
    }

    /// Each point becomes four, each of which follows its two outer neighbors when they agree.
    ///
    /// Source: EPX, Johnston 1992 (the same as Mazzoleni's Scale2x).
    private func doubled() -> Glyph {
        func point(_ column: Int, _ row: Int) -> Bool {
            guard (0..<columns).contains(column), (0..<rows).contains(row) else { return false }
            return points[row * columns + column]
        }
        var result = [Bool](repeating: false, count: 4 * points.count)
        for row in 0..<rows {
            for column in 0..<columns {
                let (up, down) = (point(column, row - 1), point(column, row + 1))
                let (left, right) = (point(column - 1, row), point(column + 1, row))
                let own = point(column, row)
                let at = 4 * row * columns + 2 * column
                let isCorner = up != down && left != right
                result[at] = isCorner && left == up ? up : own
                result[at + 1] = isCorner && up == right ? up : own
                result[at + 2 * columns] = isCorner && left == down ? down : own
                result[at + 2 * columns + 1] = isCorner && right == down ? down : own
            }
        }
        return Glyph(columns: 2 * columns, rows: 2 * rows, points: result)
    }
}
