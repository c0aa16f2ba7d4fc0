package import Raster

/// Hysteresis thresholding of an ink map: the connected components of all pixels above a low threshold that have a
/// pixel above a high one.
///
/// Both thresholds are multiples of Otsu's, but never less than some multiples of the paper's grain (its standard
/// deviation on the ink map's scale). The multiples are those of a prototype; Otsu's threshold alone read 1 photo in
/// 100 less (`Benchmarks/THRESHOLDS.md`).
package struct HysteresisThreshold: Sendable, Hashable, Codable {
    /// The low threshold over Otsu's; below 1, so that the faint ends of strokes stay with them.
    package var low: Float
    /// The high threshold over Otsu's.
    package var high: Float
    /// The low threshold over the grain, at least.
    ///
    /// From a prototype: 2.5 standard deviations are exceeded by 1 pixel of bare paper in 160. Marks of a page are
    /// asked for as much (`InkLevels`).
    package var lowNoise: Float = 2.5
    /// The high threshold over the grain, at least.
    ///
    /// From a prototype: exceeded by 1 pixel of bare paper in 740.
    package var highNoise: Float = 3

    /// The thresholds for most photos; from a prototype.
    package static let standard = HysteresisThreshold(low: 0.5, high: 1)
    /// The thresholds for faint ink; from a prototype, not measured on their own.
    package static let sensitive = HysteresisThreshold(low: 0.3, high: 0.7, lowNoise: 2)
    /// The thresholds for stained or shadowed paper; from a prototype, not measured on their own.
    ///
    /// The grain sets no limit here, as stains would count for grain.
    package static let strict = HysteresisThreshold(low: 1, high: 1.5, lowNoise: 0, highNoise: 0)

    /// The mask, and the thresholds that made it, on the ink map's scale.
    package struct Result: Sendable {
        /// Which pixels are ink.
        package let mask: BinaryMask
        /// Otsu's threshold.
        package let otsu: Float
        /// The low threshold.
        package let low: Float
        /// The high threshold.
        package let high: Float
    }

    /// Applies the thresholds to an ink map, `noise` being the paper's grain on the map's scale.
    ///
    /// Values above the quantile `ceilingQuantile` of the map count as that value in Otsu's threshold: specks darker
    /// than the pen would move it. An ink map without ink gives a mask of whatever lies above the grain, mostly none.
    package func apply(
        to ink: GrayRaster, noise: Float, settings: PreprocessingSettings.Thresholds
    ) -> Result {
        // 2,048 bins make a step a two-thousandth of the darkest ink; 1e-3 keeps an empty map from dividing by 0.
        let greatest = max(ink.greatest, 1e-3)
        let histogram = Histogram(
            of: ink, every: ink.longSide > settings.wholeSide ? 2 : 1, from: 0, to: greatest,
            bins: 2048)
        let ceiling = max(1e-3, min(histogram.quantile(settings.ceilingQuantile), 1))
        let otsu = histogram.otsuThreshold(ceiling: ceiling)
        let weak = max(low * otsu, lowNoise * noise)
        let strong = max(high * otsu, highNoise * noise)
        let parts = ConnectedComponents(of: ink.mask(above: weak), ink: ink)
        let kept = parts.mask(where: parts.components.map { $0.peak >= strong })
        return Result(mask: kept, otsu: otsu, low: weak, high: strong)
    }
}
