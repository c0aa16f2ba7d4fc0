package import Raster

/// Separates ink from paper: whatever hangs together above a low threshold and reaches a high one.
///
/// Both are parts of Otsu's threshold, and never within the paper's grain.
package struct HysteresisThreshold: Sendable, Hashable {
    /// The low threshold as a part of Otsu's.
    package var low: Float
    /// The high threshold as a part of Otsu's.
    package var high: Float
    /// How many times the grain the low threshold is at least.
    package var lowNoise: Float = 2.5
    /// How many times the grain the high threshold is at least.
    package var highNoise: Float = 3
    /// How far weak ink may lie from strong ink, as a part of the picture's long side.
    package var reach: Float?

    /// For most photos.
    package static let standard = HysteresisThreshold(low: 0.5, high: 1)
    /// For faint ink.
    package static let sensitive = HysteresisThreshold(low: 0.3, high: 0.7, lowNoise: 2)
    /// For dirty paper.
    package static let strict = HysteresisThreshold(low: 1, high: 1.5, lowNoise: 0, highNoise: 0)
    /// For shadows that hang on the digit.
    package static let nearby = HysteresisThreshold(low: 0.5, high: 1, reach: 0.02)

    /// The ink found, and the thresholds that found it.
    package struct Result: Sendable {
        /// Which pixels are ink.
        package let mask: BinaryMask
        /// Otsu's threshold.
        package let otsu: Float
        /// What weak ink is above.
        package let low: Float
        /// What strong ink reaches.
        package let high: Float
    }

    /// Applies the threshold to an ink map with the given grain.
    package func apply(to ink: GrayRaster, noise: Float) -> Result {
        let greatest = max(ink.greatest, 1e-3)
        let histogram = Histogram(
            of: ink, every: ink.longSide > 240 ? 2 : 1, from: 0, to: greatest, bins: 2048)
        let ceiling = max(1e-3, min(histogram.quantile(0.998), 1))
        let otsu = histogram.otsuThreshold(ceiling: ceiling)
        let weak = max(low * otsu, lowNoise * noise)
        let strong = max(high * otsu, highNoise * noise)
        var mask = ink.mask(above: weak)
        if let reach {
            let side = max(3, Int(reach * Float(ink.longSide))) | 1
            let near = ink.mask(above: max(1.1 * otsu, highNoise * noise))
                .dilated(width: side, height: side)
            mask = mask.intersection(near)
        }
        let parts = ConnectedComponents(of: mask, ink: ink)
        let kept = parts.mask(where: parts.components.map { $0.peak >= strong })
        return Result(mask: kept, otsu: otsu, low: weak, high: strong)
    }
}
