import MNIST
import SyntheticDigits
import SystemLibraries
import Testing

/// A picture drawn by a formula, put through one transform.
private func picture(
    _ transforms: [any Augmentation], seed: UInt64 = 1, _ ink: (Int, Int) -> UInt8
) -> [Float] {
    var image = DigitImage()
    for y in 0..<28 { for x in 0..<28 { image[x, y] = ink(x, y) } }
    var canvas = AugmentationCanvas()
    var output = [Float](repeating: 0, count: 784)
    var random = SeededGenerator(seed: seed)
    Augmenter(transforms).augment(image, into: &output, at: 0, canvas: &canvas, using: &random)
    return output
}

private func centerOfMass(_ pixels: [Float]) -> (x: Float, y: Float) {
    var (mass, x, y) = (Float(0), Float(0), Float(0))
    for (index, ink) in pixels.enumerated() {
        mass += ink
        x += ink * Float(index % 28)
        y += ink * Float(index / 28)
    }
    return (x / mass, y / mass)
}

private func square(_ x: Int, _ y: Int) -> UInt8 {
    (8..<20).contains(x) && (8..<20).contains(y) ? 255 : 0
}

private func disc(_ x: Int, _ y: Int) -> UInt8 {
    let (dx, dy) = (Float(x) - 13.5, Float(y) - 13.5)
    return dx * dx + dy * dy < 36 ? 200 : 0
}

struct AugmentationTests {
    @Test func `a warp that does nothing gives the picture back`() {
        let still = Warp(
            rotation: 0, scale: 1...1, anisotropy: 0, shear: 0, shift: 0, elasticity: 0)
        let warped = picture([still, Shrink()], square)
        for y in 9..<19 { for x in 9..<19 { #expect(abs(warped[y * 28 + x] - 1) < 1e-4) } }
        let (x, y) = centerOfMass(warped)
        #expect(abs(x - 13.5) < 1e-3 && abs(y - 13.5) < 1e-3)
        #expect(abs(warped.reduce(0, +) - 144) < 0.5)
    }

    @Test func `a warp shifts by what it says and scales by what it says`() {
        let shifting = Warp(
            rotation: 0, scale: 1...1, anisotropy: 0, shear: 0, shift: 2, elasticity: 0)
        for seed in 0..<20 as Range<UInt64> {
            let (x, y) = centerOfMass(picture([shifting, Shrink()], seed: seed, square))
            #expect(abs(x - 13.5) <= 2.01 && abs(y - 13.5) <= 2.01)
        }
        let growing = Warp(
            rotation: 0, scale: 1.2...1.2, anisotropy: 0, shear: 0, shift: 0, elasticity: 0)
        let area = picture([growing, Shrink()], square).reduce(0, +)
        #expect(abs(area - 144 * 1.44) < 4)
    }

    @Test func `stroke width grows and shrinks, and never wipes a hairline out`() {
        let still = Warp(
            rotation: 0, scale: 1...1, anisotropy: 0, shear: 0, shift: 0, elasticity: 0)
        func area(_ steps: Int, _ ink: (Int, Int) -> UInt8) -> Float {
            picture([still, StrokeChange(weights: [(steps, 1)]), Shrink()], ink).reduce(0, +)
        }
        #expect(area(2, square) > 150)
        #expect(area(-2, square) < 138)
        let hairline: (Int, Int) -> UInt8 = { x, y in x == 14 && (5..<23).contains(y) ? 255 : 0 }
        #expect(area(-2, hairline) > 0.2 * 18)
        #expect(area(-2, hairline) < 18)
    }

    @Test func `a gap takes a little ink and adds none`() {
        let whole = picture([], square)
        var taken: Float = 0
        for seed in 0..<20 as Range<UInt64> {
            let cut = picture([Gaps(probability: 1)], seed: seed, square)
            #expect(zip(cut, whole).allSatisfy { $0 <= $1 })
            let share = 1 - cut.reduce(0, +) / whole.reduce(0, +)
            #expect(share < 0.4)
            taken += share
        }
        #expect(taken > 0.5)
        #expect(picture([Gaps(probability: 0)], square) == whole)
    }

    @Test func `recentering puts the center of mass in the middle`() {
        let off = picture([Recenter(probability: 1)]) { x, y in
            (2..<9).contains(x) && (15..<20).contains(y) ? 255 : 0
        }
        let (x, y) = centerOfMass(off)
        #expect(abs(x - 14) <= 0.5 && abs(y - 14) <= 0.5)
        #expect(off.reduce(0, +) == 35)
    }

    @Test func `the peak becomes full ink`() {
        let peak = picture([PeakNormalization(probability: 1)], disc).max() ?? 0
        #expect(abs(peak - 1) < 1e-5)
    }

    @Test(
        arguments: [
            LinePieces(probability: 1, length: 8...28), EdgeBars(probability: 1),
            Specks(probability: 1, radius: 1...1.3), CutNeighbor(probability: 1),
            Fade(probability: 1, fixed: .ink, level: 0.1...0.2),
            Ramp(probability: 1, height: 0.1...0.3),
        ] as [any Augmentation])
    func `what is left on the paper adds ink and takes none away`(transform: any Augmentation) {
        let before = picture([], disc)
        var added = false
        for seed in 0..<8 as Range<UInt64> {
            let after = picture([transform], seed: seed, disc)
            #expect(zip(before, after).allSatisfy { $0 <= $1 + 1e-6 })
            added = added || after.reduce(0, +) > before.reduce(0, +) + 0.5
        }
        #expect(added)
    }

    @Test func `a blur keeps the ink and flattens the peak`() {
        let dot: (Int, Int) -> UInt8 = { x, y in x == 14 && y == 12 ? 255 : 0 }
        let blurred = picture([Blur(probability: 1, sigma: 1...1)], dot)
        #expect(abs(blurred.reduce(0, +) - 1) < 1e-4)
        #expect((blurred.max() ?? 1) < 0.2)
        // Upright again after two passes: the peak is where it was.
        #expect(blurred[12 * 28 + 14] == blurred.max())
    }

    @Test func `hard edges leave fewer half-tones, and blank paper blank`() {
        let soft: [any Augmentation] = [Blur(probability: 1, sigma: 1.2...1.2)]
        func halftones(_ pixels: [Float]) -> Int { pixels.count { $0 > 0.15 && $0 < 0.85 } }
        let before = halftones(picture(soft, square))
        let after = halftones(picture(soft + [EdgeHardness(probability: 1)], square))
        #expect(after < before)
        #expect(picture([EdgeHardness(probability: 1)]) { _, _ in 0 }.allSatisfy { $0 == 0 })
    }

    @Test(
        arguments: [
            Gamma(probability: 1, exponent: 0.7),
            Fade(probability: 1, fixed: .paper, level: 0.5...0.9),
            InkTexture(probability: 1),
        ] as [any Augmentation])
    func `what changes the ink leaves the paper white`(transform: any Augmentation) {
        let before = picture([], disc)
        let after = picture([transform], disc)
        #expect(zip(before, after).allSatisfy { $0 != 0 || $1 == 0 })
        #expect(before != after)
    }

    @Test func `noise is as strong as asked`() {
        let noisy = picture([Noise(probability: 1, deviation: 0.1...0.1)]) { _, _ in 128 }
        let mean = noisy.reduce(0, +) / 784
        let variance = noisy.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 784
        #expect(abs(mean - 128 / 255) < 0.02)
        #expect(abs(variance.squareRoot() - 0.1) < 0.015)
    }

    @Test func `a probability of nothing changes nothing`() {
        let idle: [any Augmentation] = [
            LinePieces(probability: 0, length: 3...28), EdgeBars(probability: 0),
            Specks(probability: 0, radius: 1...2), CutNeighbor(probability: 0),
            Blur(probability: 0, sigma: 1...1), EdgeHardness(probability: 0),
            Gamma(probability: 0, exponent: 1), Fade(probability: 0, fixed: .paper, level: 0...1),
            InkTexture(probability: 0), Fade(probability: 0, fixed: .ink, level: 0...1),
            Ramp(probability: 0, height: 0...1), Noise(probability: 0, deviation: 0...1),
            Recenter(probability: 0), PeakNormalization(probability: 0),
        ]
        #expect(picture(idle, disc) == picture([], disc))
    }
}
