package import MNIST

/// One photo of the project's sample folder, described.
package struct Sample: Sendable {
    /// What is written on.
    package enum Surface: String, Sendable {
        case white, tinted, board, screen
    }

    /// How the file is encoded.
    package enum Encoding: Sendable, Equatable {
        /// A JPEG of a quality, 1 … 100.
        case jpeg(quality: Int)
        /// A PNG.
        case png
    }

    /// How the digit is formed.
    package let style: DigitStyle
    /// What it is written with.
    package let tool: Ink.Tool
    /// What it is written on.
    package let surface: Surface
    /// What makes the photo hard to read.
    package let conditions: [Condition]
    /// Columns and rows of the upright photo.
    package let width, height: Int
    /// The EXIF orientation with which the photo is stored, 1 … 8.
    package let orientation: Int
    /// How the file is encoded.
    package let encoding: Encoding

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

    /// The digit.
    package var label: Digit { style.digit }

    /// The file's name: the digit, then what is special about the photo.
    package var fileName: String {
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
            // At full size a phone's smoothed noise and focus, not a small picture's.
            scene.blur.sigma = min(scene.blur.sigma, 0.0007)
            if !conditions.contains(.noise) {
                scene.noise = SensorNoise(deviation: 1.8, grain: 0.7)
            }
            scene.paper.grain = max(scene.paper.grain, 0.012)
        }
        return scene
    }
}
