package import Raster

/// The weights of the color channels with which ink stands out most from the paper.
///
/// Measured on the picture reduced to `PaperLevel.Settings.closing`, each channel after shading correction: the weight
/// is the mean ink of the strongest hundredth of all pixels over the channel's paper level, as for the best linear
/// combination of channels that have the same noise on the scale of ink.
package struct ChannelContrast: Sendable, Equatable {
    /// The weights of red, green and blue; they sum to 1.
    package let weights: [Float]

    /// The constant of this algorithm, beside those of shading correction.
    package struct Settings: Sendable, Codable {
        /// The quantile, 0 … 1, of the channels' mean ink from which on pixels are strokes.
        ///
        /// Not tuned: a small digit covers about a hundredth of a photo. A lower one would count paper for strokes.
        package var strongQuantile: Float = 0.99

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Measures a picture whose polarity is known; the paper level of each channel is estimated like that of any photo
    /// of one digit.
    package init(of color: ColorRaster, polarity: Polarity, settings: PreprocessingSettings) {
        let inkMap = settings.inkMap
        // Larger would cost time, and the paper's grain would average out less.
        let scale = min(1, Float(inkMap.paperLevel.closing) / Float(color.longSide))
        let width = max(1, Int((Float(color.width) * scale).rounded()))
        let height = max(1, Int((Float(color.height) * scale).rounded()))
        var inks: [GrayRaster] = []
        var papers: [Float] = []
        // Each channel by itself: reduced, its ink made dark, its own paper divided out.
        for channel in 0..<3 {
            var small = color.mixed(
                red: channel == 0 ? 1 : 0, green: channel == 1 ? 1 : 0, blue: channel == 2 ? 1 : 0
            ).areaResampled(width: width, height: height)
            if polarity == .lightOnDark { small.pixels = small.pixels.map { 255 - $0 } }
            let map = InkMap(
                of: small, paper: .closing(side: settings.sizes.closingSide), settings: inkMap)
            inks.append(map.ink)
            papers.append(map.paperLevel)
        }
        var mean = GrayRaster(width: width, height: height)
        for ink in inks {
            for index in mean.pixels.indices { mean.pixels[index] += ink.pixels[index] / 3 }
        }
        // Strokes are told by all channels together, so that each is judged by the same pixels. 1.5 is beyond all ink,
        // and 1,500 bins make a step a thousandth of black ink.
        let histogram = Histogram(of: mean, from: 0, to: 1.5, bins: 1500)
        // From the lower edge of the quantile's bin on: all pixels of a flat stroke are equal, and less than the
        // quantile, which is interpolated within the bin.
        let bin = (histogram.quantile(settings.channelContrast.strongQuantile) / histogram.step)
            .rounded(.down)
        let strongest = mean.pixels.indices.filter {
            mean.pixels[$0] >= max(bin * histogram.step, 1e-3)
        }
        let raw = zip(inks, papers).map { ink, paper -> Float in
            let strength =
                strongest.reduce(Float(0)) { $0 + ink.pixels[$1] } / Float(max(1, strongest.count))
            // Divided by the paper, as a channel's ink is measured against its own paper; but not by less than an ink
            // map is, or a channel that the paper hardly has would get nearly all the weight. 1e-10, and 1e-3 above,
            // only keep weights from all being 0.
            return (strength + 1e-10) / max(paper, inkMap.darkest)
        }
        let sum = raw.reduce(0, +)
        weights = raw.map { $0 / sum }
    }
}
