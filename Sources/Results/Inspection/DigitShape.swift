import MNIST

/// Measures of a 28×28 picture by which a data set can be compared with MNIST: place, size, strokes and ink.
///
/// Ink is a pixel's value over 255; nothing is thresholded but the box.
package struct DigitShape: Sendable, Equatable {
    /// The column of the center of mass, where 0 is the middle of the leftmost column of pixels;
    /// nil on empty paper.
    let centerX: Double?
    /// The row of the center of mass, where 0 is the middle of the topmost row of pixels; nil on empty paper.
    let centerY: Double?
    /// The longer side of the smallest box around all pixels above 0, in pixels; 0 on empty paper.
    let longSide: Double
    /// The mean width of the strokes, in pixels: twice the ink over the length of its outline; 0 on empty paper.
    ///
    /// A stroke of length l and width w has the area l·w and an outline of about 2·l.
    let strokeWidth: Double
    /// The sum of all ink, in pixels of full ink: a pixel of 255 is 1.
    let ink: Double

    /// Measures a picture.
    init(_ image: DigitImage) {
        let side = DigitImage.side
        var (sum, across, down) = (0.0, 0.0, 0.0)
        var (left, right, top, bottom) = (side, -1, side, -1)
        var outline = 0.0
        /// The ink of a pixel, 0 … 1; outside of the picture there is none.
        func ink(_ x: Int, _ y: Int) -> Double {
            (0..<side).contains(x) && (0..<side).contains(y) ? Double(image[x, y]) / 255 : 0
        }
        // Sums for the center of mass and the box, over the pixels with ink alone.
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
        // The outline's length is the total variation: the sum of the gradient's lengths, each of
        // it taken in the middle of four pixels as the difference of the means of two beside or
        // below each other. One row and column beyond the picture are looked at on each side, as
        // strokes at the edge have an outline there, too.
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

    /// One of the measures, with the range that its histogram covers.
    package enum Measure: String, CaseIterable, Sendable {
        /// `DigitShape.centerX`.
        case centerX = "center_x"
        /// `DigitShape.centerY`.
        case centerY = "center_y"
        /// `DigitShape.longSide`.
        case longSide = "long_side"
        /// `DigitShape.strokeWidth`.
        case strokeWidth = "stroke_width"
        /// `DigitShape.ink`.
        case ink

        /// What the measure is called, for people.
        package var title: String {
            switch self {
            case .centerX: "Center of mass, across"
            case .centerY: "Center of mass, down"
            case .longSide: "Long side of the box"
            case .strokeWidth: "Stroke width"
            case .ink: "Ink"
            }
        }

        /// The measure's unit, and from where it is counted, as the title of a chart's axis.
        package var axis: String {
            switch self {
            case .centerX: "Column of pixels, the leftmost is 0"
            case .centerY: "Row of pixels, the topmost is 0"
            case .longSide, .strokeWidth: "Pixels"
            case .ink: "Pixels of full ink"
            }
        }

        /// How many steps of the histogram lie between two numbers on the axis, so that these are round.
        package var labeled: Int {
            switch self {
            case .centerX, .centerY, .strokeWidth: 10
            case .longSide, .ink: 5
            }
        }

        /// The range of the histogram, in equal steps; what lies outside counts in the first or last step.
        ///
        /// Set by eye around MNIST's own values, which `MNISTShape` has: centers at 14, long sides of 20.
        package var range: ClosedRange<Double> {
            switch self {
            case .centerX, .centerY: 11...17
            case .longSide: 8...28
            case .strokeWidth: 0...6
            case .ink: 0...240
            }
        }

        /// How many steps a histogram has.
        static let steps = 20

        /// Returns the step of the histogram, from 0, that a value falls into.
        func step(of value: Double) -> Int {
            let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
            // The upper end of the range belongs to the last step.
            return min(Self.steps - 1, max(0, Int(share * Double(Self.steps))))
        }
    }

    /// Returns a measure's value; nil where empty paper has none.
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
