package import MNIST
import Raster

/// A lamp or window at one side, and the darker corners of a lens.
package struct UnevenLight: PhotoLayer {
    /// How much brighter the right and the bottom are than the middle.
    package var slope: SIMD2<Float>
    /// How much darker the corners are than the middle.
    package var vignette: Float
    /// The exposure: 1 shows the paper in its own color.
    package var exposure: Float
    /// How much warmer than daylight: red gains what blue loses.
    package var warmth: Float

    /// Light that is the same everywhere.
    package static let even = UnevenLight(slope: .zero, vignette: 0, exposure: 1, warmth: 0)

    /// Returns the light of some room; `strength` 1 is ordinary, more is worse.
    package static func random(
        strength: Float = 1, exposure: ClosedRange<Float> = 0.8...1.04,
        using random: inout SeededGenerator
    ) -> UnevenLight {
        UnevenLight(
            slope: [
                random.uniform(-0.28, 0.28) * strength, random.uniform(-0.28, 0.28) * strength,
            ],
            vignette: random.uniform(0, 0.35) * strength,
            exposure: random.uniform(exposure.lowerBound, exposure.upperBound),
            warmth: random.normal(mean: 0.02, deviation: 0.035))
    }

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let (width, height) = (Float(canvas.view.width), Float(canvas.view.height))
        var factors = canvas.red
        factors.pixels.withUnsafeMutableBufferPointer { pixels in
            for y in 0..<canvas.view.height {
                let v = (Float(y) + 0.5) / height - 0.5
                for x in 0..<canvas.view.width {
                    let u = (Float(x) + 0.5) / width - 0.5
                    let lamp = 1 + slope.x * u + slope.y * v
                    let lens = 1 - 2 * vignette * (u * u + v * v)
                    pixels[y * canvas.view.width + x] = max(0.05, exposure * lamp * lens)
                }
            }
        }
        canvas.shade(by: factors)
        canvas.tint(red: 1 + warmth, blue: 1 - warmth)
    }
}

extension PhotoCanvas {
    /// Shifts the white balance.
    fileprivate mutating func tint(red redGain: Float, blue blueGain: Float) {
        for index in red.pixels.indices {
            red.pixels[index] *= redGain
            blue.pixels[index] *= blueGain
        }
    }
}
