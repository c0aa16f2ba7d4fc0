import Raster
import SystemLibraries

/// The tone curve of a scanner or scanning program: paper white, ink dark, at times nothing in between.
struct ScanTone: PhotoLayer {
    /// The gray levels that become 0 and 255, as shares of the paper's level; levels in between are
    /// stretched linearly.
    ///
    /// Nearly the same for black-and-white scans.
    let black, white: Float
    /// Whether colors are kept; else all channels become one gray.
    let isColored: Bool

    /// Returns a scanner's tone: three of ten black and white, the others gray or in color.
    ///
    /// A black-and-white scan's threshold is 72 to 88 % of the paper's level, so that pale pencil may
    /// break; set by eye.
    static func random(using random: inout SeededGenerator) -> ScanTone {
        if random.chance(0.3) {
            let level = random.uniform(0.72, 0.88)
            return ScanTone(black: level - 0.01, white: level, isColored: false)
        }
        return ScanTone(
            black: random.uniform(0, 0.3), white: random.uniform(0.85, 0.98),
            isColored: random.chance(0.6))
    }

    /// Maps every pixel of the photo; the canvas then holds a scan.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        if !isColored {
            for index in canvas.green.pixels.indices {
                // Rec. 601 luma in round weights.
                let gray =
                    0.3 * canvas.red.pixels[index] + 0.6 * canvas.green.pixels[index]
                    + 0.1 * canvas.blue.pixels[index]
                canvas.green.pixels[index] = gray
            }
            canvas.red = canvas.green
            canvas.blue = canvas.green
        }
        // One level for all channels, so that a colored sheet keeps its hue.
        let paper = canvas.green.usualBrightness
        stretch(&canvas.red, paper)
        stretch(&canvas.green, paper)
        stretch(&canvas.blue, paper)
    }

    /// Stretches one channel so that the shares `black` and `white` of the paper's level become 0 and 255,
    /// cut off beyond.
    private func stretch(_ plane: inout GrayRaster, _ paper: Float) {
        let (gain, black) = (255 / (paper * (white - black)), paper * black)
        for index in plane.pixels.indices {
            plane.pixels[index] = max(0, min(255, (plane.pixels[index] - black) * gain))
        }
    }
}

extension GrayRaster {
    /// The 60 % quantile of brightness, at least 1: paper's level on most pages, ink and shadow being below it.
    ///
    /// Every 997th pixel is looked at: a prime, so that samples do not stay in few columns.
    fileprivate var usualBrightness: Float {
        let some = stride(from: 0, to: pixels.count, by: 997).map { pixels[$0] }.sorted()
        return some.isEmpty ? 255 : max(1, some[some.count * 6 / 10])
    }
}
