import MNIST
import SystemLibraries

/// A character as some hand writes it, and where it stands beside digits.
///
/// In heights of a digit: y is 0 at a digit's top and 1 at its foot, the baseline.
struct CharacterForm {
    /// The character's shape and proportions.
    let form: GlyphSource.Form
    /// The longer side of its box.
    let size: Float
    /// The y of its box's middle.
    let middle: Float

    /// The width of its box.
    var width: Float { size * form.extent.x }

    /// Scales a form, whatever its own size, so that it fills a character's frame.
    ///
    /// Signs that are wide and low (a minus, a point) are scaled to the frame's width and centered between
    /// its top and bottom, all others to its height, standing on its bottom.
    init(_ form: GlyphSource.Form, in frame: CharacterFrame) {
        self.form = form
        if let width = frame.width {
            // A sign that some hand draws narrow does not become higher than 2.5 times its width.
            size = width / max(form.extent.x, 0.4)
            middle = (frame.top + frame.bottom) / 2
        } else {
            // A vertical stroke is as high as others are, but a dash must not become a beam.
            size = (frame.bottom - frame.top) / max(form.extent.y, 0.5)
            middle = frame.bottom - size * form.extent.y / 2
        }
    }

    /// Writes a model's strokes, which already are in heights of a digit, so that the character stays where
    /// the model has it.
    init(_ paths: [Path], by writing: Handwriting, using random: inout SeededGenerator) {
        let strokes = writing.write(paths, using: &random)
        let (low, high) = strokes.bounds
        form = GlyphSource.Form(strokes)
        size = max((high - low).max(), 0.05)
        middle = (low.y + high.y) / 2
    }
}

extension GlyphSource {
    /// Returns a character as this source writes it; nil where nobody knows it.
    ///
    /// A digit is a picture, a writer's or a stroke model's. A letter or sign is the writer's own in most
    /// cases, else drawn by a model. `growth` moves a picture's outline out, in pixels of 28.
    func character(
        _ character: Character, by writing: Handwriting, growth: Float,
        using random: inout SeededGenerator
    ) -> CharacterForm? {
        let frame = CharacterFrame.of(character)
        if let digit = character.wholeNumberValue.flatMap({ Digit($0) }) {
            if let picture = picture(of: digit, using: &random) {
                return CharacterForm(
                    Form(picture, level: random.uniform(0.3, 0.55), growth: growth), in: frame)
            }
            return CharacterForm(form(of: digit, hand: writing, using: &random), in: frame)
        }
        // In 15 % of cases a model's form stands in for the writer's; the share was not measured.
        if case .writer(let writer) = self, random.chance(0.85),
            let own = writer.character(Self.name(of: character), using: &random)
        {
            return CharacterForm(
                Form(writing.rewritten(own.strokes, using: &random)), in: frame)
        }
        if let paths = SignStrokes.paths(of: character, using: &random) {
            return CharacterForm(paths, by: writing, using: &random)
        }
        guard character.isLetter else { return nil }
        let (paths, _) = Letters.strokes(of: character, using: &random)
        return CharacterForm(paths, by: writing, using: &random)
    }

    /// Returns what the collection of pen strokes calls a character: typographic signs by those of a keyboard.
    private static func name(of character: Character) -> String {
        switch character {
        case "×": "x"
        case "−": "-"
        default: String(character)
        }
    }
}

extension Handwriting {
    /// Returns a writer's strokes as the same pen leaves them at another time: a little wider or narrower,
    /// leaning a little more or less, pressed unevenly.
    ///
    /// Slant and rotation are 0.6 of the hand's, since the writer's strokes have some of their own.
    func rewritten(_ strokes: [Stroke], using random: inout SeededGenerator) -> [Stroke] {
        var hand = self
        // Points are many and close together; a sway from place to place would be a tremor.
        hand.wobble = 0
        hand.slant *= 0.6
        hand.rotation *= 0.6
        return hand.write(strokes.map(\.points), using: &random)
    }
}
