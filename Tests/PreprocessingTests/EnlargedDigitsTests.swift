import Foundation
import MNIST
import Preprocessing
import Raster
import TestSupport
import Testing

/// MNIST's own digits, blown up to photos, must come back as they were.
struct EnlargedDigitsTests {
    /// How many digits: a thousand where it is fast, fewer in a debug build.
    private static var count: Int {
        #if DEBUG
            60
        #else
            1000
        #endif
    }

    @Test(.enabled(if: SharedFolder.mnist != nil, "needs MNIST's test set in the shared folder"))
    func `enlarged digits come back, centered and 20 pixels long`() throws {
        let file = try #require(SharedFolder.mnist).appending(path: "t10k-images-idx3-ubyte.gz")
        let pixels = try DigitPixels(gzipped: file, count: Self.count)
        var difference = 0.0
        for index in 0..<Self.count {
            let original = pixels.image(index)
            var workpiece = Workpiece.empty
            workpiece.color = enlarged(original)
            let stages = Pipeline.mnist.stages.drop { !($0 is Grayscale) }
            try Pipeline(Array(stages)).run(&workpiece)
            let image = try #require(workpiece.image)
            let ink = try workpiece.inkMap()
            let center = CenterOfMass(of: ink)
            #expect(center.x - 0.5 >= 13.5 && center.x - 0.5 <= 14.5, "digit \(index)")
            #expect(center.y - 0.5 >= 13.5 && center.y - 0.5 <= 14.5, "digit \(index)")
            #expect(ink.mask(above: 0).boundingBox?.longSide == 20, "digit \(index)")
            difference += zip(image.pixels, original).reduce(0.0) {
                $0 + abs(Double($1.0) - Double($1.1))
            }
        }
        let mean = difference / Double(Self.count * DigitImage.pixelCount)
        #expect(mean < 8, "mean absolute difference of 255, over \(Self.count) digits")
    }

    /// Twenty times as large, smoothly, then black on white.
    private func enlarged(_ digit: [UInt8]) -> ColorRaster {
        let small = GrayRaster(width: 28, height: 28, pixels: digit.map(Float.init))
        let large = small.bilinearResampled(width: 560, height: 560).gaussianBlurred(sigma: 5)
        var bytes = [UInt8](repeating: 255, count: 3 * 560 * 560)
        for (index, value) in large.pixels.enumerated() where value > 127 {
            bytes[3 * index] = 0
            bytes[3 * index + 1] = 0
            bytes[3 * index + 2] = 0
        }
        return ColorRaster(width: 560, height: 560, bytes: bytes)
    }
}
