package import MNIST
import Raster

/// Everything that is in a simulated photo, described; `PhotoSimulator` makes the pixels.
///
/// Lengths are relative to the photo's short side, so that a scene looks the same at any size.
package struct PhotoScene: Sendable {
    /// What the photo is about.
    package internal(set) var meaning: Meaning
    /// How the digit is formed; unknown for digits from MNIST.
    package let style: DigitStyle?
    /// The camera.
    package var view: PageView
    /// The sheet, board or screen.
    package var paper: Paper
    /// Lines on it.
    package var ruling: Ruling?
    /// The digit.
    package var writing: Writing
    /// Other digits, most of them cut off by the photo's border.
    package var neighbors: [Writing] = []
    /// Dirt.
    package var specks: PaperSpecks?
    /// Folds.
    package var creases: [Crease] = []
    /// Where the sheet ends.
    package var pageEdge: PageEdge?
    /// The light of the room.
    package var light: UnevenLight
    /// Shadows.
    package var shadows: [ShadowStep] = []
    /// The focus.
    package var blur: LensBlur
    /// The sensor.
    package var noise: SensorNoise
    /// The JPEG quality that whoever encodes the photo should use, 1 … 100.
    package var quality = 88

    /// The layers in the order in which the world puts them on top of each other.
    var layers: [any PhotoLayer] {
        var layers: [any PhotoLayer] = [paper]
        if let ruling { layers.append(ruling) }  // printed before anybody writes
        layers += neighbors as [any PhotoLayer]
        layers.append(writing)
        if let specks { layers.append(specks) }  // dirt falls on ink, too
        layers += creases as [any PhotoLayer]  // paper is folded with what is on it
        if let pageEdge { layers.append(pageEdge) }  // the table hides what is beyond the sheet
        layers.append(light)  // falls on all of it
        layers += shadows as [any PhotoLayer]
        layers.append(blur)  // the lens sees light, not paper
        layers.append(noise)  // the sensor comes last
        return layers
    }

    /// What a digit's shape is taken from.
    package enum Source: Sendable {
        /// A stroke model.
        case drawing(DigitDrawing)
        /// A picture from MNIST and its label.
        case image(DigitImage, Digit)
        /// A character that a real hand wrote.
        case pen(PenCharacter)
        /// Several of them, joined.
        case word([PenCharacter])
        /// A character in print.
        case print(PrintedGlyph)
    }

    /// Describes an ordinary photo: paper and pen at random, fair light, the camera a little askew.
    package init(
        of source: Source, width: Int, height: Int, paper: Paper? = nil, tool: Ink.Tool? = nil,
        using random: inout SeededGenerator
    ) {
        let pens: [Ink.Tool] = [.ballPen, .ballPen, .fineliner, .pencil, .marker]
        var ink = Ink.random(tool ?? random.pick(pens), using: &random)
        let shape: Writing.Shape
        switch source {
        case .drawing(let drawing):
            (meaning, style) = (.digit(drawing.label), drawing.style)
            shape = .strokes(drawing.strokes)
        case .image(let image, let digit):
            (meaning, style) = (.digit(digit), nil)
            shape = .image(
                image, level: random.uniform(0.3, 0.55),
                growth: random.chance(0.45)
                    ? random.uniform(-0.75, -0.15) : random.uniform(-0.15, 0.4))
        case .pen(let character):
            (meaning, style) = (character.meaning, nil)
            shape = .strokes(character.strokes)
        case .word(let characters):
            (meaning, style) = (.other(resemblesDigit: false), nil)
            shape = .strokes(characters.joined(using: &random))
        case .print(let glyph):
            (meaning, style) = (glyph.meaning, nil)
            shape = .print(glyph)
            ink = .random(.print, using: &random)
        }
        view = PageView(width: width, height: height)
        view.rotation = random.normal(deviation: 2.5)
        view.tilt = [random.normal(deviation: 0.06), random.normal(deviation: 0.08)]
        writing = Writing(
            shape: shape, ink: ink, middle: .zero, size: random.uniform(0.3, 0.72))
        self.paper =
            paper ?? (random.chance(0.75) ? .white(using: &random) : .tinted(using: &random))
        light = .random(using: &random)
        blur = LensBlur(sigma: random.uniform(0.0006, 0.0022))
        noise = SensorNoise(
            deviation: random.uniform(0.6, 3.2), grain: random.chance(0.5) ? 0.6 : 0)
        quality = Int(random.uniform(78, 95))
        place(using: &random)
    }

    /// Moves the digit to a random place where all of it is in the photo.
    package mutating func place(using random: inout SeededGenerator) {
        let halfWidth = Float(view.width) / view.scale / 2
        let halfHeight = Float(view.height) / view.scale / 2
        // Turn and tilt carry a digit farther out than where it was put.
        let reach = writing.size * 0.55 + 0.05
        let roomX = max(0, halfWidth - reach)
        let roomY = max(0, halfHeight - reach)
        writing.middle = [
            random.normal(deviation: halfWidth * 0.4).clamped(-roomX, roomX),
            random.normal(deviation: halfHeight * 0.4).clamped(-roomY, roomY),
        ]
    }
}
