import Preprocessing
import Raster
import Testing

struct InkColorfulnessBoundsTests {
    /// The gray levels of some pixels on much paper, the first pixel of the picture among them.
    private func gray(_ pixels: [[UInt8]], paper: [UInt8]) -> [Float] {
        let bytes = (pixels + [[UInt8]](repeating: paper, count: 60)).flatMap(\.self)
        let color = ColorRaster(width: pixels.count + 60, height: 1, bytes: bytes)
        let gray = InkColorfulness(of: color, settings: InkColorfulness.Settings()).gray
        #expect(gray.pixels.dropFirst(pixels.count).allSatisfy { $0 == gray.pixels[pixels.count] })
        return Array(gray.pixels.prefix(pixels.count + 1))
    }

    private func expect(
        _ found: [Float], _ wanted: [Float], _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(found.count == wanted.count, sourceLocation: location)
        for (one, other) in zip(found, wanted) {
            #expect(abs(one - other) < 0.01, "\(found)", sourceLocation: location)
        }
    }

    @Test func `saturation is the difference of the channels over the brightest one`() {
        // On gray paper three quarters, none, and the whole.
        expect(
            gray([[200, 100, 50], [90, 90, 90], [0, 0, 100]], paper: [200, 200, 200]),
            [255 - 255 * 0.75, 255, 0, 255])
    }

    @Test func `in the dark it is over a fifth of white`() {
        // 20 of 48, and of just as much.
        expect(
            gray([[30, 10, 10], [48, 28, 28], [50, 30, 30]], paper: [200, 200, 200]),
            [255 - 255 * 20 / 48, 255 - 255 * 20 / 48, 255 - 255 * 20 / 50, 255])
    }

    @Test func `colors are balanced so that the paper is gray`() {
        // Green counts twice and blue four times; the least brightness grows with the greatest of these.
        expect(
            gray([[100, 100, 100], [40, 10, 5]], paper: [200, 100, 50]),
            [255 - 255 * 300 / 400, 255 - 255 * 20 / 192, 255])
    }

    @Test func `a channel that the paper hardly has is amplified by ten at most`() {
        // Paper of 200, 100 and 100 after that; the least brightness is 480.
        expect(gray([[200, 20, 20]], paper: [200, 10, 10]), [255, 255 - 255 * 100 / 480])
    }
}
