import MNIST

/// What the eye would measure of a 28×28 picture.
struct DigitShape: Sendable, Equatable {
    /// The center of mass, in pixels from the left edge to pixel centers; nothing on empty paper.
    let centerX: Double?
    /// The center of mass, in pixels from the top edge to pixel centers.
    let centerY: Double?
    /// The longer side of the box around all ink, in pixels.
    let longSide: Double
    /// The mean width of the strokes, in pixels: twice the ink over the length of its outline.
    let strokeWidth: Double
    /// The ink, in pixels of full ink.
    let ink: Double

    /// Measures a picture.
    init(_ image: DigitImage) {
        let side = DigitImage.side
        var (sum, across, down) = (0.0, 0.0, 0.0)
        var (left, right, top, bottom) = (side, -1, side, -1)
        var outline = 0.0
        func ink(_ x: Int, _ y: Int) -> Double {
            (0..<side).contains(x) && (0..<side).contains(y) ? Double(image[x, y]) / 255 : 0
        }
        for y in 0..<side {
            for x in 0..<side where image[x, y] > 0 {
                let value = ink(x, y)
                sum += value
                across += value * Double(x)
                down += value * Double(y)
                (left, right) = (min(left, x), max(right, x))
                (top, bottom) = (min(top, y), max(bottom, y))
            }
        }
        // The outline's length is the total variation: the sum of the gradient's lengths.
        for y in -1..<side {
            for x in -1..<side {
                let (here, below) = (ink(x, y) + ink(x + 1, y), ink(x, y + 1) + ink(x + 1, y + 1))
                let (before, beside) = (
                    ink(x, y) + ink(x, y + 1), ink(x + 1, y) + ink(x + 1, y + 1)
                )
                let (dx, dy) = ((beside - before) / 2, (below - here) / 2)
                outline += (dx * dx + dy * dy).squareRoot()
            }
        }
        self.ink = sum
        centerX = sum > 0 ? across / sum : nil
        centerY = sum > 0 ? down / sum : nil
        longSide = Double(max(0, max(right - left, bottom - top) + 1))
        strokeWidth = outline > 0 ? 2 * sum / outline : 0
    }

    /// What is measured, with the range its histogram covers.
    enum Measure: String, CaseIterable, Sendable {
        case centerX = "center_x"
        case centerY = "center_y"
        case longSide = "long_side"
        case strokeWidth = "stroke_width"
        case ink

        /// For people.
        var title: String {
            switch self {
            case .centerX: "Center of mass, across"
            case .centerY: "Center of mass, down"
            case .longSide: "Long side of the box"
            case .strokeWidth: "Stroke width"
            case .ink: "Ink"
            }
        }

        /// The unit, and from where it is counted.
        var axis: String {
            switch self {
            case .centerX: "Pixels from the left edge"
            case .centerY: "Pixels from the top edge"
            case .longSide, .strokeWidth: "Pixels"
            case .ink: "Pixels of full ink"
            }
        }

        /// Steps from one number on the axis to the next, so that the numbers are round.
        var labelled: Int {
            switch self {
            case .centerX, .centerY, .strokeWidth: 10
            case .longSide, .ink: 5
            }
        }

        /// The range of the histogram, in equal steps; what lies outside counts at its ends.
        var range: ClosedRange<Double> {
            switch self {
            case .centerX, .centerY: 11...17
            case .longSide: 8...28
            case .strokeWidth: 0...6
            case .ink: 0...240
            }
        }

        /// Steps in the histogram.
        static let steps = 20

        /// The step a value falls into.
        func step(of value: Double) -> Int {
            let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
            return min(Self.steps - 1, max(0, Int(share * Double(Self.steps))))
        }
    }

    /// A measured value; nothing where empty paper has none.
    func value(_ measure: Measure) -> Double? {
        switch measure {
        case .centerX: centerX
        case .centerY: centerY
        case .longSide: longSide
        case .strokeWidth: strokeWidth
        case .ink: ink
        }
    }
}
