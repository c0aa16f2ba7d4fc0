package import MNIST
import SystemLibraries

/// The description of one photo of the project's sample folder.
package struct Sample: Sendable {
    /// What is written on; the raw value stands in file names and in the label table.
    package enum Surface: String, Sendable {
        /// White paper.
        case white
        /// Paper of a light color.
        case tinted
        /// A blackboard.
        case board
        /// The canvas of a drawing program.
        case screen
    }

    /// How the file is encoded.
    package enum Encoding: Sendable, Equatable {
        /// A JPEG of a quality, 1 … 100.
        case jpeg(quality: Int)
        /// A PNG.
        case png
    }

    /// How the digit is formed, which also says which digit it is.
    package let style: DigitStyle
    /// What the digit is written with.
    package let tool: Ink.Tool
    /// What the digit is written on.
    package let surface: Surface
    /// What makes the photo hard to read, in the order in which it is put into the scene; empty for
    /// a plain photo.
    package let conditions: [Condition]
    /// Columns and rows of the upright photo, in pixels.
    package let width, height: Int
    /// The EXIF orientation with which the photo is stored, 1 … 8; 1 is upright.
    package let orientation: Int
    /// The file's format and quality.
    package let encoding: Encoding

    /// Describes a photo; most are 960×1280 pixels, upright, and JPEGs of quality 85.
    init(
        _ style: DigitStyle, _ tool: Ink.Tool, on surface: Surface = .white,
        _ conditions: [Condition] = [], _ width: Int = 960, _ height: Int = 1280,
        orientation: Int = 1, _ encoding: Encoding = .jpeg(quality: 85)
    ) {
        self.style = style
        self.tool = tool
        self.surface = surface
        self.conditions = conditions
        self.width = width
        self.height = height
        self.orientation = orientation
        self.encoding = encoding
    }

    /// The digit that the photo shows.
    package var label: Digit { style.digit }

    /// The file's name: the digit, its form and tool, then what is special about the photo, joined
    /// by hyphens.
    package var fileName: String {
        // A style's name ends in a hyphen and the digit, which stands in front already.
        let form = style.rawValue.dropLast(2)
        var words = [String(label.value), String(form), tool.rawValue]
        if surface != .white { words.append(surface.rawValue) }
        words += conditions.map(\.rawValue)
        if orientation != 1 { words.append("exif\(orientation)") }
        if width * height > 8_000_000 { words.append("12-megapixels") }
        return words.joined(separator: "-") + (encoding == .png ? ".png" : ".jpg")
    }

    /// The column "kind" of the label table: the first condition, or the surface.
    package var kind: String { conditions.first?.rawValue ?? surface.rawValue }

    /// Returns the upright photo; the same seed gives the same pixels.
    package func photo(seed: UInt64) -> SimulatedPhoto {
        var random = SeededGenerator(seed: seed)
        // Each sample has its own sequence, whatever its place in the catalog.
        for byte in fileName.utf8 { random = random.split(UInt64(byte)) }
        return PhotoSimulator().photo(of: scene(using: &random), using: &random)
    }

    /// Makes the scene: a digit of the style in a random hand, on the surface, under the
    /// conditions.
    private func scene(using random: inout SeededGenerator) -> PhotoScene {
        let hand: Handwriting =
            surface == .screen ? .random(using: &random) : .penInHand(using: &random)
        let drawing = DigitDrawing(style, hand: hand, using: &random)
        let paper: Paper =
            switch surface {
            case .white: .white(using: &random)
            case .tinted: .tinted(using: &random)
            case .board: .board(using: &random)
            case .screen: .screen(using: &random)
            }
        var scene = PhotoScene(
            of: .drawing(drawing), width: width, height: height, paper: paper, tool: tool,
            using: &random)
        if surface == .screen { scene.makeDrawing(using: &random) }
        for condition in conditions { condition.worsen(&scene, using: &random) }
        if width * height > 8_000_000 {
            // At full size a phone's smoothed noise and focus, not a small picture's: noise of 1.8
            // gray levels of 255 in grains of 0.7 pixels, 2 pixels of blur in 3,024. Set by eye.
            scene.blur.sigma = min(scene.blur.sigma, 0.0007)
            if !conditions.contains(.noise) {
                scene.noise = SensorNoise(deviation: 1.8, grain: 0.7)
            }
            scene.paper.grain = max(scene.paper.grain, 0.012)
        }
        return scene
    }
}
