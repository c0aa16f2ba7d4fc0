import MNIST
import SystemLibraries

/// A printer with one font in one size, and what it has printed on the page so far.
///
/// Where there are no fonts, letters and digits are drawn in strokes of even width, as a pen plotter draws.
/// Places and sizes are in page units; places are on the baseline.
struct Typesetter {
    /// The cache of rendered characters.
    private let types: TypeCase
    /// The font; nil for the plotter's strokes.
    private let font: PrintFonts.Font?
    /// The font's size in page units: a digit is about 0.7 of it high.
    var size: Float
    /// The direction of printed lines in radians, clockwise; 0 is level.
    var slope: Float = 0
    /// How much farther apart characters stand than the font has it, as a share of the size.
    var tracking: Float = 0
    /// What was printed, in order, with its ink.
    private(set) var text: PageText

    /// The widths of a space and of a character that the font lacks, as shares of the size.
    ///
    /// A space of 0.28 is about that of text fonts.
    private static let (space, lack): (Float, Float) = (0.28, 0.3)
    /// A drawn digit's height as a share of the size, about that of digits in text fonts.
    private static let drawnHeight: Float = 0.7

    /// Makes a printer that has printed nothing yet.
    init(_ source: PageSource, font: PrintFonts.Font?, size: Float, ink: Ink) {
        (types, self.font, self.size) = (source.types, font, size)
        text = PageText(glyphs: [], ink: ink, height: size)
        // A plotter's pen, as a share of the size.
        if font == nil { text.ink.width = 0.08 }
    }

    /// The height of a digit on the page; of fonts, whose digits differ, an estimate.
    var digitHeight: Float { Self.drawnHeight * size }

    /// Prints a line from a place on its baseline on, along the slope, and returns where the next character
    /// would begin.
    ///
    /// Characters that the font lacks leave a gap.
    @discardableResult
    mutating func set(_ line: String, at place: Point) -> Point {
        let direction = Point(slope.cosine, slope.sine)
        var end: Float = 0
        for character in line {
            let (glyph, advance) = piece(character)
            if let glyph {
                // Along the baseline and down from it, before the line is turned by the slope.
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

    /// Prints a line that ends at a place; only for level lines.
    mutating func set(_ line: String, endingAt place: Point) {
        set(line, at: place - Point(width(of: line), 0))
    }

    /// Prints a line whose middle is at a place on the baseline; only for level lines.
    mutating func set(_ line: String, centeredAt place: Point) {
        set(line, at: place - Point(width(of: line) / 2, 0))
    }

    /// Returns the width that a line would have on the page.
    func width(of line: String) -> Float {
        line.reduce(0) { $0 + size * (piece($1).advance + tracking) }
    }

    /// Returns what a printed character is to a reader of handwritten digits: a printed digit or a sign.
    private static func meaning(of character: Character) -> Meaning {
        character.wholeNumberValue.flatMap { Digit($0) }.map { .printed($0) }
            ?? .sign(String(character))
    }

    /// Returns a character's glyph in the font's size, its start on the baseline at the origin, and the
    /// distance to the next one's start.
    ///
    /// The glyph is nil for a space and for what the font lacks.
    private func piece(
        _ character: Character
    ) -> (glyph: (shape: Writing.Shape, middle: Point, size: Float)?, advance: Float) {
        if character == " " { return (nil, Self.space) }
        guard let font else { return drawn(character) }
        guard let glyph = types.glyph(String(character), in: font) else { return (nil, Self.lack) }
        // From the rendered glyph's pixels to shares of the size.
        let unit = 1 / Float(glyph.fontSize)
        let corner = Point(glyph.bearing, -glyph.rise)
        return (
            (
                .print(glyph), unit * (corner + Point(Float(glyph.width), Float(glyph.height)) / 2),
                unit * Float(max(glyph.width, glyph.height))
            ), unit * glyph.advance
        )
    }

    /// Returns a character in a plotter's strokes, in the same terms as `piece`.
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
