import Raster

extension Canvas {
    /// Draws a line of text, given the left edge and the top of its capitals in pixels; `scale` is
    /// the pixels per font point.
    ///
    /// From four pixels a point on letters are smoothed, as far as the scale can be halved.
    package mutating func text(
        _ text: String, x: Int, y: Int, scale: Int = 2, with color: RGB
    ) {
        var left = x
        for character in text {
            let glyph = Glyph(character).smoothed(for: scale)
            // A smoothed letter has more and smaller points in the same room.
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

    /// Returns how many pixels a line of text is wide, without the empty point behind its last letter.
    package static func width(of text: String, scale: Int = 2) -> Int {
        max(0, text.count * BitmapFont.advance - 1) * scale
    }

    /// Returns a text that is no wider than a number of pixels, cut at its end, or at its start,
    /// where `…` then stands.
    ///
    /// `scale` is the pixels per font point, as in `text`. No room at all leaves `…` alone.
    package static func shortened(
        _ text: String, toWidth width: Int, scale: Int = 2, keepingEnd: Bool = false
    ) -> String {
        // The last letter needs no empty point behind it.
        let room = (width + scale) / (BitmapFont.advance * scale)
        guard text.count > room else { return text }
        guard keepingEnd, room > 1 else { return text.prefix(max(0, room - 1)) + "…" }
        return "…" + text.suffix(room - 1)
    }

    /// Returns the text as lines that fit a width in pixels, broken between words; what is beyond
    /// the last line is cut.
    ///
    /// At least one line is returned, unless the text is empty; a word that is wider than a line is cut.
    package static func wrapped(
        _ text: String, toWidth width: Int, scale: Int = 2, lines most: Int
    ) -> [String] {
        // Words are added to the last line as long as they fit into it.
        var lines: [String] = []
        for word in text.split(separator: " ") {
            let joined = lines.last.map { $0 + " " + word }
            // The last line takes all further words, and is shortened with the others.
            if let joined, Self.width(of: joined, scale: scale) <= width || lines.count == most {
                lines[lines.count - 1] = joined
            } else {
                lines.append(String(word))
            }
        }
        return lines.map { shortened($0, toWidth: width, scale: scale) }
    }
}

/// The points of one letter, row by row, in the font's resolution or a doubled one.
///
/// The order of the points is that of reading: from the top left, row by row.
private struct Glyph {
    /// Columns of points a letter has in the font.
    static let columns = 5

    /// Columns of points of this letter: 5, doubled or not.
    let columns: Int
    /// Rows of points of this letter: 9, doubled as often.
    let rows: Int
    /// Whether each point is set, row by row.
    let points: [Bool]

    /// Takes a letter from the font.
    init(_ character: Character) {
        columns = Self.columns
        rows = BitmapFont.rows
        points = BitmapFont.glyph(character).flatMap { bits in
            // The highest of five bits is the leftmost point.
            (0..<Self.columns).map { bits & (16 >> $0) != 0 }
        }
    }

    /// Makes a letter of its points.
    private init(columns: Int, rows: Int, points: [Bool]) {
        self.columns = columns
        self.rows = rows
        self.points = points
    }

    /// Returns the letter, doubled as long as the scale can be halved, so that slopes of large letters are no stairs.
    ///
    /// Below four pixels a point there is no room for steps of half a point.
    func smoothed(for scale: Int) -> Glyph {
        // `rest` is what a point of the doubled letter is wide.
        var (glyph, rest) = (self, scale)
        while scale >= 4, rest.isMultiple(of: 2) {
            glyph = glyph.doubled()
            rest /= 2
        }
        return glyph
    }

    /// Returns the letter at twice its resolution: each point becomes four, each of which follows
    /// its two outer neighbors when they agree.
    ///
    /// Source: EPX, Johnston 1992 (the same as Mazzoleni's Scale2x).
    private func doubled() -> Glyph {
        /// Whether a point is set; those outside are not.
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
                // Only at a corner do opposite neighbors differ both ways: edges and lines stay as they are.
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
