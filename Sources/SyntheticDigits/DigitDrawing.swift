package import MNIST
package import SystemLibraries

/// A digit as pen strokes (vector graphics), from which pictures of any size can be rasterized.
package struct DigitDrawing: Sendable {
    /// The digit that the strokes show.
    package let label: Digit
    /// The way in which the digit is formed, such as `crossed-7`.
    package let style: DigitStyle
    /// The strokes in the order of writing; x runs to the right, y down, the digit is about 1 high.
    package var strokes: [Stroke]

    /// Draws a digit of a given style in a given hand.
    ///
    /// The style decides the digit. Were the style missing from its model, the digit's first one
    /// would be drawn; every style has a model.
    package init(
        _ style: DigitStyle, hand: Handwriting, using random: inout SeededGenerator
    ) {
        let label = style.digit
        let model = StrokeModels.styles[label.value].first { $0.name == style }
        self.init(label, model ?? StrokeModels.styles[label.value][0], hand, &random)
    }

    /// Draws a digit in one of its styles, each as likely as its weight says.
    ///
    /// The same generator state gives the same strokes.
    package init(
        _ label: Digit, hand: Handwriting, using random: inout SeededGenerator
    ) {
        let styles = StrokeModels.styles[label.value]
        let style = styles[random.index(weights: styles.map(\.weight))]
        self.init(label, style, hand, &random)
    }

    /// Lets the style draw its center lines, adds the hand's curl, and writes the lines in the
    /// hand.
    private init(
        _ label: Digit, _ style: StrokeStyle, _ hand: Handwriting,
        _ random: inout SeededGenerator
    ) {
        self.label = label
        self.style = style.name
        var paths = style.draw(&random)
        // A curl belongs to the first stroke alone: it is how the pen begins the digit.
        if let curl = hand.curl, Curl.digits.contains(label.value), let first = paths.first {
            paths[0] = curl.leading(into: first)
        }
        strokes = hand.write(paths, using: &random)
    }

    /// The smallest axis-parallel rectangle around all places of the strokes, as its upper left
    /// (`low`) and lower right (`high`) corner.
    ///
    /// The width of the pen is not part of it.
    package var bounds: (low: SIMD2<Float>, high: SIMD2<Float>) { strokes.bounds }
}

extension [Stroke] {
    /// The smallest axis-parallel rectangle around all places of the strokes, as its upper left
    /// (`low`) and lower right (`high`) corner.
    ///
    /// Without any place it is inverted: from +∞ to −∞.
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
