import SystemLibraries

/// A font of single strokes, drawn for this project: a pen of any width draws it, and every output looks
/// the same without a font being installed.
///
/// The font has ASCII, the signs of a caption, and Latin letters with accents, which are put together.
package enum StrokeFont {
    /// The space between two letters, and the width of a blank, in tenths of a capital's height; set by eye.
    private static let (spacing, blank) = (2.3, 3.6)

    /// A character's drawing, in tenths of a capital's height, right and down from its start on the baseline.
    private struct Glyph {
        /// The width without the space to the next letter.
        var advance: Double
        /// The strokes, each through its places; one place alone is a dot.
        var strokes: [[SheetPoint]]
    }

    /// Returns the strokes of a line of text, its left end and baseline at a place, in millimeters.
    ///
    /// `height` is a capital's. Characters that the font lacks are blanks.
    package static func strokes(
        of text: String, at origin: SheetPoint, capital height: Double
    ) -> [[SheetPoint]] {
        let scale = height / 10
        var left = 0.0
        var strokes: [[SheetPoint]] = []
        for character in text {
            guard let glyph = glyph(character) else {
                left += blank + spacing
                continue
            }
            strokes += glyph.strokes.map { stroke in
                stroke.map { origin + scale * ($0 + [left, 0]) }
            }
            left += glyph.advance + spacing
        }
        return strokes
    }

    /// Returns the width of a line of text in millimeters, without the space behind its last letter.
    package static func width(of text: String, capital height: Double) -> Double {
        guard !text.isEmpty else { return 0 }
        let advances = text.map { glyph($0)?.advance ?? blank }
        return height / 10 * (advances.reduce(0) { $0 + $1 + spacing } - spacing)
    }

    /// Returns the first character of a text that the font cannot draw, nil where it can draw all of it.
    package static func uncovered(in text: String) -> Character? {
        text.first { $0 != " " && glyph($0) == nil }
    }

    /// Returns a character's drawing: one of the table, or a letter with its accent; nil where there is neither.
    private static func glyph(_ character: Character) -> Glyph? {
        if let glyph = glyphs[character] { return glyph }
        guard let (letter, accent) = parts(of: character) else { return nil }
        // An accent takes the place of an i's dot.
        let base = letter == "i" && !accent.hasPrefix("-") ? "ı" : letter
        guard var glyph = glyphs[base], let sign = signs[accent] else { return nil }
        let points = glyph.strokes.flatMap(\.self)
        // Accents are centered on the letter's ink: above its top, or from the baseline.
        let (left, right) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
        let top = accent.hasPrefix("-") ? 0 : points.map(\.y).min() ?? 0
        glyph.strokes += sign.map { stroke in stroke.map { $0 + [(left + right) / 2, top] } }
        return glyph
    }

    /// Returns the letter and the name of the sign that a character is put together of.
    ///
    /// Unicode's names tell them: LATIN SMALL LETTER E WITH ACUTE, or a letter followed by COMBINING ACUTE
    /// ACCENT. Nil for other characters and for signs that the font lacks.
    private static func parts(of character: Character) -> (Character, accent: String)? {
        let scalars = Array(character.unicodeScalars)
        if scalars.count == 2 {
            let words = scalars[1].properties.name?.split(separator: " ") ?? []
            guard words.count > 1, words[0] == "COMBINING" else { return nil }
            return named(words.dropFirst()).map { (Character(scalars[0]), $0) }
        }
        let words = scalars[0].properties.name?.split(separator: " ") ?? []
        guard scalars.count == 1, words.count > 5, words[0] == "LATIN", words[2] == "LETTER",
            words[4] == "WITH", let letter = words[3].first, words[3].count == 1
        else { return nil }
        let base = words[1] == "SMALL" ? Character(letter.lowercased()) : letter
        return named(words.dropFirst(5)).map { (base, $0) }
    }

    /// Returns the key of a sign in the table of accents, with or without the hyphen of those on the baseline.
    ///
    /// Nil where its name goes on with words that make it another sign, or two: DOT BELOW, BREVE AND ACUTE.
    private static func named(_ words: ArraySlice<Substring>) -> String? {
        let name = words.first.map(String.init) ?? ""
        let rest = words.dropFirst().joined(separator: " ")
        // What of a name the table leaves out.
        guard ["", "ABOVE", "ACCENT", "TONE MARK", "ACUTE", "ACUTE ACCENT"].contains(rest) else {
            return nil
        }
        return [name, "-" + name].first { signs[$0] != nil }
    }

    /// The drawings by character, parsed once from `table`.
    private static let glyphs: [Character: Glyph] = table.split(separator: "\n")
        .reduce(into: [:]) { glyphs, line in
            let words = line.split(separator: " ")
            guard let character = words.first?.first, words.count > 2 else { return }
            glyphs[character] = Glyph(
                advance: number(words[1]), strokes: strokes(words.dropFirst(2)))
        }

    /// The strokes of accents by name, parsed once from `accents`.
    private static let signs: [String: [[SheetPoint]]] = accents.split(separator: "\n")
        .reduce(into: [:]) { signs, line in
            let words = line.split(separator: " ")
            signs[String(words[0])] = strokes(words.dropFirst())
        }

    /// Returns the strokes that the commands M, L and A of a table's line draw, y turned downward.
    ///
    /// Anything else than M and L counts as A; the tables are part of the program and not checked further.
    private static func strokes(_ words: ArraySlice<Substring>) -> [[SheetPoint]] {
        var strokes: [[SheetPoint]] = [[]]
        var rest = words
        func take(_ count: Int) -> [Double] {
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count).map(number)
        }
        // A stroke begins at M, or at the first place of a line that begins with an arc.
        while let command = rest.popFirst() {
            switch command {
            case "M":
                let place = take(2)
                strokes.append([[place[0], -place[1]]])
            case "L":
                let place = take(2)
                strokes[strokes.count - 1].append([place[0], -place[1]])
            default: strokes[strokes.count - 1] += arc(take(6))
            }
        }
        return strokes.filter { !$0.isEmpty }
    }

    /// Returns the points of an elliptic arc (center, half-axes, start and end angle), no more than 12
    /// degrees apart.
    ///
    /// Capitals 4.4 mm high are then off by about a hundredth of a millimeter.
    private static func arc(_ numbers: [Double]) -> [SheetPoint] {
        let (from, to) = (numbers[4], numbers[5])
        let steps = max(2, Int((abs(to - from) / 12).rounded(.up)))
        return (0...steps).map { step in
            let angle = (from + (to - from) * Double(step) / Double(steps)) * .pi / 180
            return [
                numbers[0] + numbers[2] * cos(angle), -numbers[1] - numbers[3] * sin(angle),
            ]
        }
    }

    /// Returns the number that a word of the tables writes.
    private static func number(_ word: Substring) -> Double { Double(word) ?? 0 }
}
