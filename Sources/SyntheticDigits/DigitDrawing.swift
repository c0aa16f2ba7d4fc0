package import MNIST

/// A digit as pen strokes, from which pictures of any size can be made.
package struct DigitDrawing: Sendable {
    /// The digit.
    package let label: Digit
    /// How it is formed.
    package let style: DigitStyle
    /// The strokes; y runs down, the digit is about 1 high.
    package var strokes: [Stroke]

    /// Draws a digit in a random hand and, where none is asked for, a random style.
    package init(
        _ style: DigitStyle, hand: Handwriting, using random: inout SeededGenerator
    ) {
        let label = style.digit
        let model = StrokeModels.styles[label.value].first { $0.name == style }
        self.init(label, model ?? StrokeModels.styles[label.value][0], hand, &random)
    }

    /// Draws a digit in one of its styles, each as likely as its weight says.
    package init(
        _ label: Digit, hand: Handwriting, using random: inout SeededGenerator
    ) {
        let styles = StrokeModels.styles[label.value]
        let style = styles[random.index(weights: styles.map(\.weight))]
        self.init(label, style, hand, &random)
    }

    private init(
        _ label: Digit, _ style: StrokeStyle, _ hand: Handwriting,
        _ random: inout SeededGenerator
    ) {
        self.label = label
        self.style = style.name
        var paths = style.draw(&random)
        if let curl = hand.curl, Curl.digits.contains(label.value), let first = paths.first {
            paths[0] = curl.leading(into: first)
        }
        strokes = hand.write(paths, using: &random)
    }

    /// The smallest rectangle around the places: its two corners.
    package var bounds: (low: SIMD2<Float>, high: SIMD2<Float>) { strokes.bounds }
}

extension [Stroke] {
    /// The smallest rectangle around the places: its two corners.
    var bounds: (low: Point, high: Point) {
        var low = Point(repeating: .infinity)
        var high = Point(repeating: -.infinity)
        for stroke in self {
            for place in stroke.points {
                low = pointwiseMin(low, place)
                high = pointwiseMax(high, place)
            }
        }
        return (low, high)
    }
}
