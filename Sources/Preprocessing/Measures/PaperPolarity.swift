package import Raster

/// Whether the ink is darker or lighter than the paper.
package enum Polarity: String, Sendable, Hashable {
    /// The ink is darker than the paper: a pen on paper.
    case darkOnLight = "dark-on-light"
    /// The ink is lighter than the paper: chalk on a board.
    case lightOnDark = "light-on-dark"

    /// The opposite polarity.
    package var opposite: Polarity { self == .darkOnLight ? .lightOnDark : .darkOnLight }
}

/// Measures the polarity of a picture: whether the ink is darker or lighter than the paper.
///
/// The paper level is a quadratic surface, fitted robustly to the picture at a low resolution (`PaperSurface`). The
/// score is the sum of the residuals below it less that above it, over both, −1 … 1, to which the picture's brightness
/// is added: a bright picture shows paper, a dark one a board. Where that, of 1.7 at most, is less than
/// `Settings.unclear` either way, as under a shadow that is stronger than the ink, the balance of thin dark and thin
/// light structures (`ThinContrast`) is added.
///
/// The constants of the residuals and of brightness are those of a prototype, in which the polarity of 844 of 846
/// pictures was right (`Benchmarks/THRESHOLDS.md`).
package struct PaperPolarity: Sendable, Equatable {
    /// −3 … 3: above 0 the ink is darker than the paper, below 0 lighter; near 0 it may be either.
    package let score: Float

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The absolute score below which thin structures are measured as well.
        ///
        /// Not tuned on its own: the residuals alone give 1 at most, so that brightness must agree with them for a
        /// clear score. A fifth less changes the digit of one photo (`Benchmarks/THRESHOLDS.md`).
        package var unclear: Float = 1.1
        /// The weight of the balance of thin structures.
        ///
        /// Not tuned on its own: more than the rest of an unclear score, so that thin structures of one kind decide.
        package var thinWeight: Float = 1.9
        /// The long side in pixels at which the paper level is fitted.
        ///
        /// Not tuned: small, so that the fit costs little and strokes are thin.
        package var fittingSide: Float = 48
        /// The residual in gray levels above which a pixel counts as ink, at least.
        ///
        /// From a prototype: less is the noise of a smooth picture.
        package var leastResidual: Float = 6
        /// The residual above which a pixel counts as ink, in standard deviations of all residuals.
        ///
        /// From a prototype; 1 pixel of bare paper in 80 is beyond it, on either side as many.
        package var leastDeviations: Float = 2.5
        /// The distance from the picture's middle, 1 at its border, beyond which residuals are not counted: tables and
        /// fingers are there.
        ///
        /// From a prototype.
        package var innermost: Float = 0.9
        /// The gray level, 0 … 255, at which brightness speaks for neither polarity: boards are darker, paper is
        /// lighter.
        ///
        /// From a prototype.
        package var middleGray: Float = 90
        /// The weight of brightness, −1 … 1, in the score.
        ///
        /// From a prototype.
        package var brightnessWeight: Float = 0.7
        /// The width of the band along the border whose median starts the fit, as a share of the short side.
        ///
        /// Not tuned: one pixel or two at `fittingSide`.
        package var borderBand: Float = 0.04
        /// `PaperSurface`: how the surface is fitted.
        package var surface = PaperSurface.Settings()

        /// Makes the settings that photos are read with.
        package init() {}
    }
    /// The standard deviation of a normal distribution over its median absolute deviation.
    private static let deviationPerMedian: Float = 1.4826

    /// The polarity that the score's sign says.
    package var polarity: Polarity { score > 0 ? .darkOnLight : .lightOnDark }

    /// Measures a picture of gray levels, 0 … 255.
    package init(
        of gray: GrayRaster, settings: Settings,
        thin: ThinContrast.Settings
    ) {
        let scale = min(1, settings.fittingSide / Float(gray.longSide))
        func reduced(_ side: Int) -> Int {
            // Three rows fix a quadratic surface across them.
            scale < 1 ? max(min(3, side), Int((Float(side) * scale).rounded())) : side
        }
        let small = gray.areaResampled(
            width: reduced(gray.width), height: reduced(gray.height))
        let border = Self.borderValues(of: small, settings).median
        let surface = PaperSurface(
            fittedTo: small, startingFrom: border, settings: settings.surface)
        // Robust: the median of the residuals' amounts says how they scatter, however much ink there is.
        let threshold = max(
            settings.leastResidual,
            settings.leastDeviations * Self.deviationPerMedian * surface.residuals.map(abs).median)
        var below: Float = 0
        var above: Float = 0
        for (index, residual) in surface.residuals.enumerated()
        where surface.distances[index] < settings.innermost {
            if residual < -threshold { below -= residual }
            if residual > threshold { above += residual }
        }
        // The mean of the whole picture's median and the border's: ink that fills the picture rarely fills the border.
        let brightness = 0.5 * (small.pixels.median + border)
        let score =
            (below - above) / (below + above + 1e-3)
            + settings.brightnessWeight
            * min(max((brightness - settings.middleGray) / settings.middleGray, -1), 1)
        self.score =
            abs(score) < settings.unclear
            ? score + settings.thinWeight * ThinContrast(of: gray, settings: thin).balance : score
    }

    /// Returns the values of a band along the border, `Settings.borderBand` wide.
    private static func borderValues(of raster: GrayRaster, _ settings: Settings) -> [Float] {
        let band = max(
            1, Int((settings.borderBand * Float(min(raster.width, raster.height))).rounded()))
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
