package import Raster

/// A page's ink at one size, as the network that finds digits on it sees it.
///
/// Shadows, tables and everything else that is wider than a pen's stroke is taken away with the paper, and
/// what is left is as strong on a faint page as on a dark one.
package struct PageInk: Sendable {
    /// The ink, 0 (paper) … 1.
    package let ink: GrayRaster

    /// The width in pixels above which a dark thing is no stroke: digits are found from 10 to 46 pixels of
    /// height on, and the fattest pens are a quarter of that wide.
    private static let widestStroke = 13
    /// What part of the pixels is darker than full ink: less than one number on a page covers.
    private static let fullInkShare: Float = 0.002
    /// The least ink that counts as full, on a scale where 1 is black: on bare paper, grain is not raised.
    private static let leastFullInk: Float = 0.06
    /// How many times the paper's grain full ink is at least.
    private static let leastOverGrain: Float = 5

    /// Makes the ink of a picture of dark ink on light paper, 0 … 255.
    package init(of gray: GrayRaster) {
        let share = Float(Self.widestStroke) / Float(max(1, gray.longSide))
        let map = InkMap(of: gray, paper: .strokes(share: share))
        let histogram = Histogram(of: map.ink, from: 0, to: 1.5, bins: 1500)
        let full = max(
            histogram.quantile(1 - Self.fullInkShare), Self.leastFullInk,
            Self.leastOverGrain * map.noise)
        var ink = map.ink
        for index in ink.pixels.indices {
            ink.pixels[index] = min(1, max(0, ink.pixels[index] / full))
        }
        self.ink = ink
    }
}
