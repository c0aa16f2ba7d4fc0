package import MNIST

/// Where a page's digits come from: stroke models in one hand, MNIST's pictures, or a writer's strokes.
package enum GlyphSource: Sendable {
    /// Stroke models.
    case drawn
    /// Pictures of real hands.
    case handwritten(DigitDataset)
    /// Strokes of one person.
    case writer(PenWriter)

    /// A form and its width and height, of which the longer is 1.
    struct Form {
        let shape: Writing.Shape
        let extent: Point
    }

    /// Returns some way of writing a digit.
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

    /// Returns some picture of a digit; nothing where digits are drawn.
    func picture(of digit: Digit, using random: inout SeededGenerator) -> DigitImage? {
        guard case .handwritten(let dataset) = self else { return nil }
        // Every tenth picture is the digit: a few looks find one.
        var place = random.index(below: dataset.count)
        for _ in 0..<dataset.count where Int(dataset.labels[place]) != digit.value {
            place = (place + 1) % dataset.count
        }
        return dataset.image(at: place)
    }
}

extension GlyphSource.Form {
    /// The form of strokes.
    init(_ strokes: [Stroke]) {
        let (low, high) = strokes.bounds
        shape = .strokes(strokes)
        extent = (high - low) / max((high - low).max(), 0.05)
    }

    /// The form of a picture whose outline is moved out a little.
    init(_ image: DigitImage, using random: inout SeededGenerator) {
        let level = random.uniform(0.3, 0.55)
        self.init(image, level: level, growth: random.uniform(-0.3, 0.4))
    }

    /// The form of a picture whose outline, where its ink is `level`, is moved out by `growth` pixels of 28.
    init(_ image: DigitImage, level: Float, growth: Float) {
        shape = .image(image, level: level, growth: growth)
        var (low, high) = (Point(repeating: 28), Point(repeating: 0))
        for row in 0..<DigitImage.side {
            for column in 0..<DigitImage.side where image[column, row] > 100 {
                low = pointwiseMin(low, Point(Float(column), Float(row)))
                high = pointwiseMax(high, Point(Float(column + 1), Float(row + 1)))
            }
        }
        extent = high.x > low.x ? (high - low) / (high - low).max() : Point(0.7, 1)
    }
}
