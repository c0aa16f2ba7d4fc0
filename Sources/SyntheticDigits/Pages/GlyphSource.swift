package import MNIST
import SystemLibraries

/// Where a hand's digits come from: stroke models, labeled pictures, or one writer's strokes.
package enum GlyphSource: Sendable {
    /// Stroke models of this package.
    case drawn
    /// 28×28 pictures of many hands, such as MNIST's; a digit that the data set lacks is drawn.
    case handwritten(DigitDataset)
    /// Pen strokes of one person.
    case writer(PenWriter)

    /// A character's shape with its proportions.
    struct Form {
        /// Strokes, a picture or a printed glyph, in units of its own.
        let shape: Writing.Shape
        /// Width and height of its ink, divided by the longer of them: one is 1, the other 0 … 1.
        let extent: Point
    }

    /// Returns some way of writing a digit, another one at each call.
    ///
    /// Stroke models and a writer's strokes are bent as `hand` asks; a picture keeps its own slant. Where a
    /// writer or a data set has no such digit, the stroke model stands in.
    func form(
        of digit: Digit, hand: Handwriting, using random: inout SeededGenerator
    ) -> Form {
        if let picture = picture(of: digit, using: &random) {
            return Form(picture, using: &random)
        }
        if case .writer(let writer) = self,
            let own = writer.character(String(digit.value), using: &random)
        {
            return Form(hand.rewritten(own.strokes, using: &random))
        }
        return Form(DigitDrawing(digit, hand: hand, using: &random).strokes)
    }

    /// Returns some picture of a digit; nil where digits are strokes, and where the data set lacks this one.
    func picture(of digit: Digit, using random: inout SeededGenerator) -> DigitImage? {
        guard case .handwritten(let dataset) = self, dataset.count > 0 else { return nil }
        // The first picture with the label from a random place on. About every tenth is the digit, so that
        // a few looks find one, and no index of the labels is needed.
        let start = random.index(below: dataset.count)
        for step in 0..<dataset.count {
            let place = (start + step) % dataset.count
            if Int(dataset.labels[place]) == digit.value { return dataset.image(at: place) }
        }
        return nil
    }
}

extension GlyphSource.Form {
    /// Makes the form of strokes, whatever their unit and place.
    init(_ strokes: [Stroke]) {
        let (low, high) = strokes.bounds
        shape = .strokes(strokes)
        // A dot has no extent to divide by.
        extent = (high - low) / max((high - low).max(), 0.05)
    }

    /// Makes the form of a picture with a random width of its pen.
    init(_ image: DigitImage, using random: inout SeededGenerator) {
        // The outline lies where ink is about half (0 … 1), and is moved by -0.3 to 0.4 pixels of 28: pens
        // a little thinner to a little thicker than the picture's. Set by eye.
        let level = random.uniform(0.3, 0.55)
        self.init(image, level: level, growth: random.uniform(-0.3, 0.4))
    }

    /// Makes the form of a picture whose outline, where its ink is `level` (0 … 1), is moved out by
    /// `growth` pixels of 28.
    ///
    /// An empty picture gets the proportions of a digit, 0.7 to 1.
    init(_ image: DigitImage, level: Float, growth: Float) {
        shape = .image(image, level: level, growth: growth)
        var (low, high) = (Point(repeating: 28), Point(repeating: 0))
        // The box around gray levels above 100 of 255, so that the blurred rim does not count.
        for row in 0..<DigitImage.side {
            for column in 0..<DigitImage.side where image[column, row] > 100 {
                low = pointwiseMin(low, Point(Float(column), Float(row)))
                high = pointwiseMax(high, Point(Float(column + 1), Float(row + 1)))
            }
        }
        extent = high.x > low.x ? (high - low) / (high - low).max() : Point(0.7, 1)
    }
}
