package import Raster

/// Shading correction: a picture's gray levels as ink, relative to the paper around each pixel, and the paper's grain.
package struct InkMap: Sendable {
    /// How much darker each pixel is than its paper, as a share of the paper: 0 is bare paper, about 1 black ink.
    package private(set) var ink: GrayRaster
    /// The paper's grain, as a standard deviation on the scale of ink: the distance from the median to the quantile
    /// `lighterQuantile`.
    ///
    /// Measured on the lighter side alone, since strokes are only ever darker.
    package let noise: Float
    /// The median of the paper level, 0 … 255.
    package let paperLevel: Float

    /// The grain in gray levels, at least, so that a drawing without noise has some: half the step to which pictures
    /// are rounded, by definition.
    private static let rounding: Float = 0.5
    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The paper level that is divided by, 0 … 255, at least: in deep shadow the camera's noise would become ink.
        ///
        /// From a prototype, not tuned: a sixth of white.
        package var darkest: Float = 40
        /// The sizes at which the paper level is estimated.
        package var paperLevel = PaperLevel.Settings()

        /// Makes the settings that photos are read with.
        package init() {}
    }
    /// The share of values that lie below the median by more than one standard deviation, by definition of the normal
    /// distribution.
    private static let lighterQuantile: Float = 0.16

    /// Divides the estimated paper level out of a picture of dark ink, 0 … 255.
    ///
    /// The median of the ink becomes 0, since a closing sets the paper level at the lightest of the paper's grain.
    package init(
        of gray: GrayRaster, paper estimate: PaperLevel, settings: Settings
    ) {
        // Histograms take every third pixel of every third row: a ninth of the cost for nearly the same quantiles.
        var ink = estimate.paper(under: gray, settings: settings.paperLevel)
        paperLevel = Histogram(of: ink, every: 3, from: 0, to: 256, bins: 256).quantile(0.5)
        ink.divideOut(of: gray, notBelow: settings.darkest)
        // From −1 to 1, as paper may be lighter than its estimate; 4,000 bins make a step a two-thousandth of black
        // ink.
        let spread = Histogram(of: ink, every: 3, from: -1, to: 1, bins: 4000)
        let median = spread.quantile(0.5)
        noise = max(
            median - spread.quantile(Self.lighterQuantile),
            Self.rounding / max(paperLevel, settings.darkest))
        ink.lower(by: median)
        self.ink = ink
    }
}
