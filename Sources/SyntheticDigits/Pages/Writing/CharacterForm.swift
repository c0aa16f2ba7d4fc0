import MNIST

/// A character as some hand writes it, and where it stands beside digits: in heights of a digit, 0 at a
/// digit's top and 1 at its foot.
struct CharacterForm {
    let form: GlyphSource.Form
    /// Its longer side.
    let size: Float
    /// Where its middle is between a digit's top and its foot.
    let middle: Float

    /// How wide it is.
    var width: Float { size * form.extent.x }

    /// A form in a character's frame.
    init(_ form: GlyphSource.Form, in frame: CharacterFrame) {
        self.form = form
        if let width = frame.width {
            size = width / max(form.extent.x, 0.4)
            middle = (frame.top + frame.bottom) / 2
        } else {
            // A stick is as high as others are, but a dash must not become a beam.
            size = (frame.bottom - frame.top) / max(form.extent.y, 0.5)
            middle = frame.bottom - size * form.extent.y / 2
        }
    }

    /// A character drawn by a model, which stands where the model says.
    init(_ paths: [Path], by writing: Handwriting, using random: inout SeededGenerator) {
        let strokes = writing.write(paths, using: &random)
        let (low, high) = strokes.bounds
        form = GlyphSource.Form(strokes)
        size = max((high - low).max(), 0.05)
        middle = (low.y + high.y) / 2
    }
}

extension GlyphSource {
    /// Returns a character as it is written by this hand, a writer's own or drawn; nothing where nobody
    /// knows it.
    ///
    /// `growth` moves a picture's outline out, in pixels of 28.
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

    /// What a character is called in the collection: a multiplication sign is an x.
    private static func name(of character: Character) -> String {
        switch character {
        case "×": "x"
        case "−": "-"
        default: String(character)
        }
    }
}

extension Handwriting {
    /// Returns a writer's strokes as a pen leaves them at another time: a little wider or more slanted, and
    /// pressed unevenly.
    func rewritten(_ strokes: [Stroke], using random: inout SeededGenerator) -> [Stroke] {
        var hand = self
        // Points are many and close together; a sway from place to place would be a tremor.
        hand.wobble = 0
        hand.slant *= 0.6
        hand.rotation *= 0.6
        return hand.write(strokes.map(\.points), using: &random)
    }
}
