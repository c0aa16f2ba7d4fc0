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

    /// Divides the paper out of a picture of dark ink, 0 … 255.
    package init(of gray: GrayRaster, paper estimate: PaperLevel) {
        var ink = estimate.paper(under: gray)
        paperLevel = Histogram(of: ink, every: 3, from: 0, to: 256, bins: 256).quantile(0.5)
        // Deep shadow is not divided by: it would turn the camera's noise into ink.
        ink.divideOut(of: gray, notBelow: 40)
        let spread = Histogram(of: ink, every: 3, from: -1, to: 1, bins: 4000)
        let middle = spread.quantile(0.5)
        noise = max(middle - spread.quantile(0.16), 0.002)
        ink.lower(by: middle)
        self.ink = ink
    }
}
