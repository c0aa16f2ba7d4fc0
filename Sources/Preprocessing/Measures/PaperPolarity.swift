package import Raster

/// Whether the ink is darker or lighter than the paper.
package enum Polarity: String, Sendable, Hashable {
    case darkOnLight = "dark-on-light"
    case lightOnDark = "light-on-dark"

    /// The opposite polarity.
    package var opposite: Polarity { self == .darkOnLight ? .lightOnDark : .darkOnLight }
}

/// Measures the polarity of a picture: whether the ink is darker or lighter than the paper.
///
/// The paper level is a quadratic surface, fitted robustly to the picture at a low resolution (`PaperSurface`). The
/// score is the sum of the residuals below it less that above it, over both, −1 … 1, to which the picture's brightness
/// is added: a bright picture shows paper, a dark one a board. Where the score is near 0, as under a shadow that is
/// stronger than the ink, the balance of thin dark and thin light structures (`ThinContrast`) is added.
///
/// The constants of the residuals and of brightness are those of a prototype, in which the polarity of 844 of 846
/// pictures was right (`Benchmarks/THRESHOLDS.md`).
package struct PaperPolarity: Sendable, Equatable {
    /// −3 … 3: above 0 the ink is darker than the paper, below 0 lighter; near 0 it may be either.
    package let score: Float

    /// The absolute score below which thin structures are measured as well.
    ///
    /// Not tuned on its own; the residuals alone give 1 at most.
    private static let unclear: Float = 1.1
    /// The weight of the balance of thin structures.
    ///
    /// Not tuned on its own: more than the rest of an unclear score, so that thin structures of one kind decide.
    private static let thinWeight: Float = 1.9
    /// The long side in pixels at which the paper level is fitted: small, so that it costs little and strokes are thin.
    private static let fittingSide: Float = 48
    /// The residual in gray levels that counts as ink, at least, and as a multiple of the residuals' standard deviation.
    private static let (leastResidual, leastDeviations): (Float, Float) = (6, 2.5)
    /// The standard deviation of a normal distribution over its median absolute deviation.
    private static let deviationPerMedian: Float = 1.4826
    /// The distance from the picture's middle, 1 at its border, beyond which residuals are not counted: tables and
    /// fingers are there.
    private static let innermost: Float = 0.9
    /// The gray level at which brightness speaks for neither polarity, and the weight of brightness in the score.
    private static let (middleGray, brightnessWeight): (Float, Float) = (90, 0.7)

    /// The polarity that the score's sign says.
    package var polarity: Polarity { score > 0 ? .darkOnLight : .lightOnDark }

    /// Measures a picture of 0 … 255.
    package init(of gray: GrayRaster) {
        let scale = min(1, Self.fittingSide / Float(gray.longSide))
        let small = gray.areaResampled(
            width: scale < 1 ? max(8, Int((Float(gray.width) * scale).rounded())) : gray.width,
            height: scale < 1 ? max(8, Int((Float(gray.height) * scale).rounded())) : gray.height)
        let border = Self.borderValues(of: small).median
        let surface = PaperSurface(fittedTo: small, startingFrom: border)
        let threshold = max(
            Self.leastResidual,
            Self.leastDeviations * Self.deviationPerMedian * surface.residuals.map(abs).median)
        var below: Float = 0
        var above: Float = 0
        for (index, residual) in surface.residuals.enumerated()
        where surface.distances[index] < Self.innermost {
            if residual < -threshold { below -= residual }
            if residual > threshold { above += residual }
        }
        let brightness = 0.5 * (small.pixels.median + border)
        let score =
            (below - above) / (below + above + 1e-3)
            + Self.brightnessWeight
            * min(max((brightness - Self.middleGray) / Self.middleGray, -1), 1)
        self.score =
            abs(score) < Self.unclear
            ? score + Self.thinWeight * ThinContrast(of: gray).balance : score
    }

    /// Returns the values of a band along the border, 4 % of the short side wide.
    private static func borderValues(of raster: GrayRaster) -> [Float] {
        let band = max(1, Int((0.04 * Float(min(raster.width, raster.height))).rounded()))
        var values: [Float] = []
        for row in 0..<raster.height {
            for column in 0..<raster.width
            where row < band || column < band || row >= raster.height - band
                || column >= raster.width - band
            {
                values.append(raster[column, row])
            }
        }
        return values
    }
}
