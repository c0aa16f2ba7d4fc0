package import Raster

/// The weights of the color channels with which ink stands out most from the paper's grain.
///
/// Measured at 128 pixels on the long side, each channel after shading correction: the weight is the mean ink of the
/// strongest hundredth of all pixels over the variance of the grain, as for the best linear combination of channels
/// with independent noise.
package struct ChannelContrast: Sendable, Equatable {
    /// The weights of red, green and blue; they sum to 1.
    package let weights: [Float]

    /// Measures a picture of dark or light ink.
    package init(of color: ColorRaster, polarity: Polarity) {
        let scale = min(1, 128 / Float(color.longSide))
        let width = max(1, Int((Float(color.width) * scale).rounded()))
        let height = max(1, Int((Float(color.height) * scale).rounded()))
        var inks: [GrayRaster] = []
        var papers: [Float] = []
        for channel in 0..<3 {
            var small = color.mixed(
                red: channel == 0 ? 1 : 0, green: channel == 1 ? 1 : 0, blue: channel == 2 ? 1 : 0
            ).areaResampled(width: width, height: height)
            if polarity == .lightOnDark { small.pixels = small.pixels.map { 255 - $0 } }
            let map = InkMap(of: small, paper: .closing(side: 25))
            inks.append(map.ink)
            papers.append(map.paperLevel)
        }
        var mean = GrayRaster(width: width, height: height)
        for ink in inks {
            for index in mean.pixels.indices { mean.pixels[index] += ink.pixels[index] / 3 }
        }
        let top = Histogram(of: mean, from: 0, to: 1.5, bins: 1500).quantile(0.99)
        let strongest = mean.pixels.indices.filter { mean.pixels[$0] >= max(top, 1e-3) }
        let raw = zip(inks, papers).map { ink, paper -> Float in
            let grain =
                1.4826
                * Histogram(of: ink, from: 0, to: 1.5, bins: 1500).quantile(0.5) + 0.01
            let strength =
                strongest.reduce(Float(0)) { $0 + ink.pixels[$1] } / Float(max(1, strongest.count))
            // Divided by the paper, as a channel's ink is measured against its own paper.
            return (max(strength, 0) / (grain * grain) + 1e-6) / max(paper, 40)
        }
        let sum = raw.reduce(0, +)
        weights = raw.map { $0 / sum }
    }
}
