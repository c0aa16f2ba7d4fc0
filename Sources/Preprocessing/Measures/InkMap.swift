package import Raster

/// How much ink is on every spot of the paper, and how grainy the paper is.
package struct InkMap: Sendable {
    /// 0 is bare paper, about 1 black ink.
    package private(set) var ink: GrayRaster
    /// The paper's grain on the same scale, measured where it is lighter than usual, since strokes
    /// are only ever darker.
    package let noise: Float
    /// The paper's middle value, 0 … 255.
    package let paperLevel: Float

    /// How far gray levels are rounded: a step of one of them on clean paper is none of its grain.
    private static let rounding: Float = 0.5
    /// Paper is taken to be no darker than this, 0 … 255: deep shadow would turn the camera's noise into ink.
    private static let darkest: Float = 40

    /// Divides the paper out of a picture of dark ink, 0 … 255.
    package init(of gray: GrayRaster, paper estimate: PaperLevel) {
        var ink = estimate.paper(under: gray)
        paperLevel = Histogram(of: ink, every: 3, from: 0, to: 256, bins: 256).quantile(0.5)
        ink.divideOut(of: gray, notBelow: Self.darkest)
        let spread = Histogram(of: ink, every: 3, from: -1, to: 1, bins: 4000)
        let middle = spread.quantile(0.5)
        noise = max(
            middle - spread.quantile(0.16), Self.rounding / max(paperLevel, Self.darkest))
        ink.lower(by: middle)
        self.ink = ink
    }
}
