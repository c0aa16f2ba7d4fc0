package import MNIST
package import SystemLibraries

/// The characters of some writers, to draw from at random.
package struct PenPool: Sendable {
    /// The digits, in the order in which they were given.
    package let digits: [PenCharacter]
    /// The letters and signs, in the order in which they were given.
    package let others: [PenCharacter]
    /// The places of `others` by what they are: all `e` together, then all `f`, and so on.
    private let classes: [[Int]]
    /// The places of `others` by who wrote them.
    private let writers: [[Int]]

    /// Makes a pool, which may be empty.
    package init(_ characters: [PenCharacter] = []) {
        digits = characters.filter { $0.digit != nil }
        let others = characters.filter { $0.digit == nil }
        func places(by key: (PenCharacter) -> String) -> [[Int]] {
            Dictionary(grouping: others.indices) { key(others[$0]) }
                .sorted { $0.key < $1.key }.map(\.value)
        }
        self.others = others
        classes = places { $0.text }
        writers = places { $0.writer }
    }

    /// Whether digits or letters and signs are missing, so that not all can be drawn.
    package var isEmpty: Bool { digits.isEmpty || others.isEmpty }

    /// Returns a digit, each example as likely as the others; there must be one.
    package func digit(using random: inout SeededGenerator) -> PenCharacter {
        random.pick(digits)
    }

    /// Returns a letter or sign, half of the time as often as people write it, half of the time each as
    /// often as the others; there must be one.
    package func other(using random: inout SeededGenerator) -> PenCharacter {
        others[
            random.chance(0.5)
                ? random.index(below: others.count) : random.pick(random.pick(classes))]
    }

    /// Returns letters and signs of one writer, as many as `length`, each drawn independently;
    /// there must be one.
    package func word(length: Int, using random: inout SeededGenerator) -> [PenCharacter] {
        let places = writers[random.index(below: writers.count)]
        return (0..<length).map { _ in others[random.pick(places)] }
    }
}

extension PenCharacter {
    /// Returns the character as MNIST would hold it, drawn with a random pen.
    ///
    /// Signs such as a point are drawn in 60 % of the cases with a pen of 3 … 12 pixels of 28, as
    /// large as they are themselves: then they are dots.
    package func picture(using random: inout SeededGenerator) -> DigitImage {
        if Self.small.contains(text), random.chance(0.6) {
            return MNISTFrame.picture(of: strokes, penWidth: random.uniform(3, 12))
        }
        return Self.picture(of: strokes, using: &random)
    }

    /// Returns strokes as MNIST would hold them, drawn with a random pen.
    package static func picture(
        of strokes: [Stroke], using random: inout SeededGenerator
    ) -> DigitImage {
        // A pen of 3 to 11 % of the height is 0.6 to 2.2 pixels wide here, and the preprocessing
        // thickens what is thinner than 1.8: hence 1.3 … 3.4, and in 15 % of the pictures a marker
        // of 3 … 5. Set by eye.
        var width = random.chance(0.85) ? random.uniform(1.3, 3.4) : random.uniform(3, 5)
        // A word's letters are smaller than one that fills the picture, and so is their pen: beyond
        // a width of 1.4 times the height it shrinks with the height of the letters.
        let (low, high) = strokes.bounds
        let (wide, tall) = (high.x - low.x, high.y - low.y)
        if wide > 1.4 * tall { width = max(0.9, width * 1.4 * tall / max(wide, 0.05)) }
        return MNISTFrame.picture(of: strokes, penWidth: width)
    }

    /// Signs that are hardly larger than the pen is wide.
    private static let small: Set<String> = [".", ",", ":", ";", "'", "`", "\"", "-", "!"]
}

extension [PenCharacter] {
    /// Returns the strokes of characters that are written beside each other so that they touch or
    /// overlap a little.
    ///
    /// Each is 0.75 … 1 of its size, stands on a common line give or take 0.06, and begins between
    /// 0.12 before and 0.06 after the end of the one before, all in parts of a character's longer
    /// side. Small signs fill their box as large ones do.
    package func joined(using random: inout SeededGenerator) -> [Stroke] {
        var left: Float = 0
        var strokes: [Stroke] = []
        for character in self {
            let size = random.uniform(0.75, 1)
            let (low, high) = character.strokes.bounds
            let bottom = random.normal(deviation: 0.06)
            for stroke in character.strokes {
                strokes.append(
                    stroke.mapped {
                        Point(
                            left + ($0.x - low.x) * size, bottom + ($0.y - high.y) * size)
                    })
            }
            left += (high.x - low.x) * size + random.uniform(-0.12, 0.06)
        }
        return strokes
    }
}
