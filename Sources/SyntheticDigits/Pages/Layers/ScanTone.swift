import MNIST
import Raster

/// What a scanner or a scanning program makes of a photo: the paper white, the ink dark, at times nothing
/// between.
struct ScanTone: PhotoLayer {
    /// The brightness that becomes black, and the one that becomes white, as shares of the paper's; nearly the
    /// same where there is nothing between.
    let black, white: Float
    /// Whether colors are kept.
    let isColored: Bool

    /// Returns a scanner's tone: gray, in color or black and white.
    static func random(using random: inout SeededGenerator) -> ScanTone {
        if random.chance(0.3) {
            let level = random.uniform(0.72, 0.88)
            return ScanTone(black: level - 0.01, white: level, isColored: false)
        }
        return ScanTone(
            black: random.uniform(0, 0.3), white: random.uniform(0.85, 0.98),
            isColored: random.chance(0.6))
    }

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        if !isColored {
            for index in canvas.green.pixels.indices {
                let gray =
                    0.3 * canvas.red.pixels[index] + 0.6 * canvas.green.pixels[index]
                    + 0.1 * canvas.blue.pixels[index]
                canvas.green.pixels[index] = gray
            }
            canvas.red = canvas.green
            canvas.blue = canvas.green
        }
        let paper = canvas.green.usualBrightness
        stretch(&canvas.red, paper)
        stretch(&canvas.green, paper)
        stretch(&canvas.blue, paper)
    }

    private func stretch(_ plane: inout GrayRaster, _ paper: Float) {
        let (gain, black) = (255 / (paper * (white - black)), paper * black)
        for index in plane.pixels.indices {
            plane.pixels[index] = max(0, min(255, (plane.pixels[index] - black) * gain))
        }
    }
}

extension GrayRaster {
    /// The brightness that six of ten pixels do not exceed: paper's, on most pages.
    fileprivate var usualBrightness: Float {
        let some = stride(from: 0, to: pixels.count, by: 997).map { pixels[$0] }.sorted()
        return some.isEmpty ? 255 : max(1, some[some.count * 6 / 10])
    }
}
