package import Raster

/// Whether the ink is darker or lighter than the paper.
package enum Polarity: String, Sendable, Hashable {
    case darkOnLight = "dark-on-light"
    case lightOnDark = "light-on-dark"

    /// The other way round.
    package var opposite: Polarity { self == .darkOnLight ? .lightOnDark : .darkOnLight }
}

/// Measures which way round ink and paper are.
///
/// A quadratic surface is fitted to the picture at low resolution so that outliers hardly count:
/// that is the paper in its light. What lies clearly below the surface speaks for dark ink, what
/// lies above it for light ink; a bright scene speaks for paper, a dark one for a board. Where that is
/// not clear, as when a shadow is stronger than the ink, thin things decide with it.
package struct PaperPolarity: Sendable, Equatable {
    /// Above 0 the ink is dark; −3 … 3, and near 0 it may be either.
    package let score: Float

    /// A score nearer to 0 than this asks for a second opinion.
    private static let unclear: Float = 1.1
    /// How much the second opinion counts.
    private static let thinWeight: Float = 1.9

    /// The way round the score speaks for.
    package var polarity: Polarity { score > 0 ? .darkOnLight : .lightOnDark }

    /// Measures a picture of 0 … 255.
    package init(of gray: GrayRaster) {
        let scale = min(1, 48 / Float(gray.longSide))
        let small = gray.areaResampled(
            width: scale < 1 ? max(8, Int((Float(gray.width) * scale).rounded())) : gray.width,
            height: scale < 1 ? max(8, Int((Float(gray.height) * scale).rounded())) : gray.height)
        let border = Self.borderValues(of: small).median
        let surface = PaperSurface(fittedTo: small, startingFrom: border)
        let threshold = max(6, 2.5 * 1.4826 * surface.residuals.map(abs).median)
        var below: Float = 0
        var above: Float = 0
        for (index, residual) in surface.residuals.enumerated()
        where surface.distances[index] < 0.9 {
            if residual < -threshold { below -= residual }
            if residual > threshold { above += residual }
        }
        let brightness = 0.5 * (small.pixels.median + border)
        let score =
            (below - above) / (below + above + 1e-3)
            + 0.7 * min(max((brightness - 90) / 90, -1), 1)
        self.score =
            abs(score) < Self.unclear
            ? score + Self.thinWeight * ThinContrast(of: gray).balance : score
    }

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
