package import Raster

/// The saturation of each pixel after white balance on the paper: how much its color differs from the paper's.
///
/// Shadows, folds and the edges of sheets darken all channels alike; a blue, red or green pen does
/// not. A black pen or a pencil leaves nothing here.
package struct InkColorfulness: Sendable {
    /// 255 where a pixel has the paper's color, less the more it is saturated: colored ink is dark.
    package let gray: GrayRaster

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The brightest channel that saturation is divided by, 0 … 255 before white balance, at least: in darker pixels
        /// the camera's noise would be colored.
        ///
        /// Not tuned: about a fifth of white.
        package var darkest: Float = 48

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Measures a picture.
    package init(of color: ColorRaster, settings: Settings) {
        let paper = Self.paper(of: color)
        let count = color.width * color.height
        // White balance: scaled so, the paper's color is gray, and the difference between a pixel's channels is the
        // ink's.
        let scale = 255 / paper
        let darkest = settings.darkest * scale.max()
        var pixels = [Float](repeating: 255, count: count)
        color.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<count {
                let value = SIMD3<Float>(
                    Float(bytes[3 * index]), Float(bytes[3 * index + 1]),
                    Float(bytes[3 * index + 2]))
                let balanced = value * scale
                let spread = balanced.max() - balanced.min()
                pixels[index] = 255 - 255 * spread / max(balanced.max(), darkest)
            }
        }
        gray = GrayRaster(width: color.width, height: color.height, pixels: pixels)
    }

    /// Returns the paper's color, its brightest channel about 255: the median over the pixels of each channel's ratio
    /// to the pixel's brightest one.
    ///
    /// Ratios, so that shadows count as the paper that they lie on; a median, as most pixels are paper.
    private static func paper(of color: ColorRaster) -> SIMD3<Float> {
        var ratios: [[Float]] = [[], [], []]
        // About 4,096 pixels, evenly spread: enough for a median.
        let step = max(1, color.bytes.count / 3 / 4096)
        for index in stride(from: 0, to: color.bytes.count / 3, by: step) {
            let value = (0..<3).map { Float(color.bytes[3 * index + $0]) }
            let brightest = max(value.max() ?? 0, 1)
            for channel in 0..<3 { ratios[channel].append(value[channel] / brightest) }
        }
        // A tenth at least: a channel that the paper hardly has would be amplified to noise.
        let medians = ratios.map { channel in
            channel.isEmpty ? 1 : max(channel.orderStatistic(channel.count / 2), 0.1)
        }
        return 255 * SIMD3(medians[0], medians[1], medians[2])
    }
}
