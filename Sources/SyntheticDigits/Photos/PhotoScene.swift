package import MNIST
import Raster
package import SystemLibraries

/// A simulated photo as a description of everything in it; `PhotoSimulator` makes the pixels.
///
/// Lengths are in parts of the photo's shorter side, so that a scene looks the same at any size.
/// Places have their origin in the middle, x to the right and y down. Ranges that are drawn at
/// random are set by eye, after what ordinary phone photos vary in; none is measured.
package struct PhotoScene: Sendable {
    /// The ground truth: what the photo shows.
    package internal(set) var meaning: Meaning
    /// How the digit is formed; nil for digits that no stroke model drew.
    package let style: DigitStyle?
    /// The camera, with the photo's size in pixels.
    package var view: PageView
    /// The sheet, board or screen that is written on.
    package var paper: Paper
    /// Lines printed on the paper; nil for blank paper.
    package var ruling: Ruling?
    /// The digit, letter or sign that the photo is about.
    package var writing: Writing
    /// Other writing: digits, most of them cut off by the photo's border, and frames or lines
    /// around the subject.
    package var neighbors: [Writing] = []
    /// Dirt on the paper; nil for clean paper.
    package var specks: PaperSpecks?
    /// Folds in the paper.
    package var creases: [Crease] = []
    /// The border of the sheet with the table beyond; nil where the sheet fills the photo.
    package var pageEdge: PageEdge?
    /// The light of the room.
    package var light: UnevenLight
    /// Shadows cast on the paper.
    package var shadows: [ShadowStep] = []
    /// The focus of the lens.
    package var blur: LensBlur
    /// The noise of the sensor.
    package var noise: SensorNoise
    /// The JPEG quality, 1 … 100, that whoever encodes the photo should use; 88 is that of many
    /// phones' small pictures.
    package var quality = 88

    /// The layers in the order in which the world puts them on top of each other.
    ///
    /// The order of rendering is that of the world: print, writing, dirt and folds on the paper,
    /// then light, then the camera.
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

    /// What the shape of the subject is taken from.
    package enum Source: Sendable {
        /// A digit that a stroke model drew.
        case drawing(DigitDrawing)
        /// A picture of a digit from MNIST, and its label.
        case image(DigitImage, Digit)
        /// A character that a real hand wrote on a tablet.
        case pen(PenCharacter)
        /// Several characters of real hands, joined to one shape.
        case word([PenCharacter])
        /// A character as a font draws it.
        case print(PrintedGlyph)
    }

    /// Describes an ordinary photo: paper and pen at random, fair light, the camera a little askew.
    ///
    /// `width` and `height` are pixels of the photo; `paper` and `tool` are drawn where they are
    /// nil.
    package init(
        of source: Source, width: Int, height: Int, paper: Paper? = nil, tool: Ink.Tool? = nil,
        using random: inout SeededGenerator
    ) {
        // Ball pens are twice as frequent as each other tool.
        let pens: [Ink.Tool] = [.ballPen, .ballPen, .fineliner, .pencil, .marker]
        var ink = Ink.random(tool ?? random.pick(pens), using: &random)
        let shape: Writing.Shape
        switch source {
        case .drawing(let drawing):
            (meaning, style) = (.digit(drawing.label), drawing.style)
            shape = .strokes(drawing.strokes)
        case .image(let image, let digit):
            (meaning, style) = (.digit(digit), nil)
            // MNIST's strokes are those of thick pens: in 45 % of the photos the outline moves in
            // by up to 0.75 of 28 pixels, as thin pens write, in the others from −0.15 to 0.4. The
            // level at which the outline runs is a threshold on ink 0 … 1.
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
        // A hand-held camera: standard deviations of 2.5 degrees of turn, and of 6 and 8 % of
        // perspective across the photo's shorter side.
        view = PageView(width: width, height: height)
        view.rotation = random.normal(deviation: 2.5)
        view.tilt = [random.normal(deviation: 0.06), random.normal(deviation: 0.08)]
        writing = Writing(
            shape: shape, ink: ink, middle: .zero, size: random.uniform(0.3, 0.72))
        self.paper =
            paper ?? (random.chance(0.75) ? .white(using: &random) : .tinted(using: &random))
        // A sharp lens, 0.6 … 2.2 pixels of blur in 1,000; noise of 0.6 … 3.2 gray levels of 255,
        // in half of the photos smoothed as phones do; a JPEG quality of 78 … 94.
        light = .random(using: &random)
        blur = LensBlur(sigma: random.uniform(0.0006, 0.0022))
        noise = SensorNoise(
            deviation: random.uniform(0.6, 3.2), grain: random.chance(0.5) ? 0.6 : 0)
        quality = Int(random.uniform(78, 95))
        place(using: &random)
    }

    /// Moves the subject to a random place where all of it is in the photo.
    ///
    /// Places are normally distributed around the middle, with a standard deviation of 0.4 of half
    /// the photo, and cut off where the subject would leave it.
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
