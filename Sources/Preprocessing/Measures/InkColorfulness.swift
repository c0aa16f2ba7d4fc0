package import Raster

/// How much each pixel's color differs from the paper's, whatever its brightness.
///
/// Shadows, folds and the edges of sheets darken all channels alike; a blue, red or green pen does
/// not. A black pen or a pencil leaves nothing here.
package struct InkColorfulness: Sendable {
    /// 255 where the color is the paper's, less where it is not: ink is dark.
    package let gray: GrayRaster

    /// Channels darker than this are too noisy to have a color.
    private static let darkest: Float = 48

    /// Measures a picture.
    package init(of color: ColorRaster) {
        let paper = Self.paper(of: color)
        let count = color.width * color.height
        let scale = 255 / paper
        let darkest = Self.darkest * scale.max()
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

    /// The paper's color: the middle of each channel's ratio to the brightest, at its own brightness.
    private static func paper(of color: ColorRaster) -> SIMD3<Float> {
        var ratios: [[Float]] = [[], [], []]
        let step = max(1, color.bytes.count / 3 / 4096)
        for index in stride(from: 0, to: color.bytes.count / 3, by: step) {
            let value = (0..<3).map { Float(color.bytes[3 * index + $0]) }
            let brightest = max(value.max() ?? 0, 1)
            for channel in 0..<3 { ratios[channel].append(value[channel] / brightest) }
        }
        let middles = ratios.map { channel in
            channel.isEmpty ? 1 : max(channel.orderStatistic(channel.count / 2), 0.1)
        }
        return 255 * SIMD3(middles[0], middles[1], middles[2])
    }
}
