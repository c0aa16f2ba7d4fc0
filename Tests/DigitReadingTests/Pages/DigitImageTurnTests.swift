import Foundation
import MNIST
import Preprocessing
import SystemLibraries
import Testing

@testable import DigitReading

struct DigitImageTurnTests {
    /// A picture of noise.
    private func noise(seed: UInt64) -> DigitImage {
        var random = SeededGenerator(seed: seed)
        return DigitImage(
            pixels: (0..<DigitImage.pixelCount).map { _ in UInt8(random.next() % 256) })
    }

    /// A soft spot of ink, a Gaussian with a deviation of 2 pixels, around a place.
    private func spot(_ x: Double, _ y: Double) -> DigitImage {
        var image = DigitImage()
        for row in 0..<28 {
            for column in 0..<28 {
                let (dx, dy) = (Double(column) + 0.5 - x, Double(row) + 0.5 - y)
                image[column, row] = UInt8(250 * exp(-(dx * dx + dy * dy) / 8))
            }
        }
        return image
    }

    /// The center of the ink, and its sum.
    private func center(_ image: DigitImage) -> (x: Double, y: Double, sum: Double) {
        var (x, y, sum) = (0.0, 0.0, 0.0)
        for (place, value) in image.pixels.enumerated() {
            x += Double(value) * (Double(place % 28) + 0.5)
            y += Double(value) * (Double(place / 28) + 0.5)
            sum += Double(value)
        }
        return (x / sum, y / sum, sum)
    }

    @Test func `a quarter to the right takes the upper left to the upper right`() {
        let image = noise(seed: 1)
        let right = image.turned(PageTurn(quarters: 1))
        for (x, y) in [(0, 0), (27, 0), (3, 5), (14, 20)] {
            #expect(right[27 - y, x] == image[x, y])
        }
        let half = image.turned(PageTurn(quarters: 2))
        #expect(half[24, 22] == image[3, 5])
        #expect(half.turned(PageTurn(quarters: 2)) == image)
        #expect(right.turned(PageTurn(quarters: 3)) == image)
        #expect(image.turned(PageTurn()) == image)
    }

    @Test(arguments: [-40, -20, 20, 40, 90] as [Float])
    func `a spot goes around the middle, to the right for degrees above 0`(degrees: Float) {
        let turned = center(spot(22, 14).turned(PageTurn(degrees: degrees)))
        let angle = Double(degrees) * .pi / 180
        #expect(abs(turned.x - 14 - 8 * cos(angle)) < 0.1)
        #expect(abs(turned.y - 14 - 8 * sin(angle)) < 0.1)
        #expect(abs(turned.sum / center(spot(22, 14)).sum - 1) < 0.03)
    }

    @Test func `quarters come before degrees, and what leaves the picture is gone`() {
        let both = center(spot(22, 14).turned(PageTurn(quarters: 1, degrees: 20)))
        let angle = 110 * Double.pi / 180
        #expect(abs(both.x - 14 - 8 * cos(angle)) < 0.1 && abs(both.y - 14 - 8 * sin(angle)) < 0.1)
        // A corner lies farther from the middle than the sides do.
        let corner = spot(26, 26).turned(PageTurn(degrees: 40))
        #expect(center(corner).sum < 0.5 * center(spot(26, 26)).sum)
        // What comes in is paper.
        var white = DigitImage()
        for place in 0..<28 { for other in 0..<28 { white[place, other] = 255 } }
        let turned = white.turned(PageTurn(degrees: 40))
        #expect(turned[0, 0] == 0 && turned[14, 14] == 255)
    }
}
