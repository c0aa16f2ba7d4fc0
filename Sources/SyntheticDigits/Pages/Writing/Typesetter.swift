import MNIST

/// A printer with one font, and what it has printed on the page.
///
/// Where there are no fonts, letters and digits are drawn like by a plotter.
struct Typesetter {
    private let types: TypeCase
    private let font: PrintFonts.Font?
    /// The font's size on the page: a digit is about 0.7 of it high.
    var size: Float
    /// The direction of lines in radians, clockwise.
    var slope: Float = 0
    /// How much farther apart characters stand than the font has it, in its size.
    var tracking: Float = 0
    /// What was printed.
    private(set) var text: PageText

    /// Widths of a space, and of a character that the font lacks, in the font's size.
    private static let (space, lack): (Float, Float) = (0.28, 0.3)
    /// A drawn digit's height in a font's size.
    private static let drawnHeight: Float = 0.7

    init(_ source: PageSource, font: PrintFonts.Font?, size: Float, ink: Ink) {
        (types, self.font, self.size) = (source.types, font, size)
        text = PageText(glyphs: [], ink: ink, height: size)
        // A plotter's pen.
        if font == nil { text.ink.width = 0.08 }
    }

    /// The height of a digit on the page.
    var digitHeight: Float { Self.drawnHeight * size }

    /// Prints a line from a place on its baseline on, and returns where it ends.
    @discardableResult
    mutating func set(_ line: String, at place: Point) -> Point {
        let direction = Point(slope.cosine, slope.sine)
        var end: Float = 0
        for character in line {
            let (glyph, advance) = piece(character)
            if let glyph {
                let (x, y) = (end + size * glyph.middle.x, size * glyph.middle.y)
                text.glyphs.append(
                    PageText.Glyph(
                        shape: glyph.shape, meaning: Self.meaning(of: character),
                        middle: place
                            + Point(
                                x * direction.x - y * direction.y, x * direction.y + y * direction.x
                            ),
                        size: size * glyph.size, turn: slope))
            }
            end += size * (advance + tracking)
        }
        return place + end * direction
    }

    /// Prints a line that ends at a place, or has its middle there.
    mutating func set(_ line: String, endingAt place: Point) {
        set(line, at: place - Point(width(of: line), 0))
    }

    /// Prints a line whose middle is at a place.
    mutating func set(_ line: String, centeredAt place: Point) {
        set(line, at: place - Point(width(of: line) / 2, 0))
    }

    /// How wide a line would be on the page.
    func width(of line: String) -> Float {
        line.reduce(0) { $0 + size * (piece($1).advance + tracking) }
    }

    private static func meaning(of character: Character) -> Meaning {
        character.wholeNumberValue.flatMap { Digit($0) }.map { .printed($0) }
            ?? .sign(String(character))
    }

    /// A character in the font's size, its start on the baseline at the origin, and where the next one begins.
    private func piece(
        _ character: Character
    ) -> (glyph: (shape: Writing.Shape, middle: Point, size: Float)?, advance: Float) {
        if character == " " { return (nil, Self.space) }
        guard let font else { return drawn(character) }
        guard let glyph = types.glyph(String(character), in: font) else { return (nil, Self.lack) }
        let unit = 1 / Float(glyph.fontSize)
        let corner = Point(glyph.bearing, -glyph.rise)
        return (
            (
                .print(glyph), unit * (corner + Point(Float(glyph.width), Float(glyph.height)) / 2),
                unit * Float(max(glyph.width, glyph.height))
            ), unit * glyph.advance
        )
    }

    private func drawn(
        _ character: Character
    ) -> (glyph: (shape: Writing.Shape, middle: Point, size: Float)?, advance: Float) {
        // Always the same strokes, as print has them.
        var random = SeededGenerator(seed: 1)
        guard
            let form = GlyphSource.drawn.character(
                character, by: Handwriting(), growth: 0, using: &random)
        else { return (nil, Self.lack) }
        let height = Self.drawnHeight
        return (
            (
                form.form.shape,
                Point(height * form.width / 2, height * (form.middle - 1)), height * form.size
            ), height * (form.width + 0.18)
        )
    }
}
