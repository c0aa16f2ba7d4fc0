import Raster
package import SystemLibraries

/// The light of a room: a lamp or window at one side, the vignette of the lens, exposure and white
/// balance.
package struct UnevenLight: PhotoLayer {
    /// The difference in brightness from the left to the right border and from the top to the
    /// bottom one, as a share of the brightness in the middle.
    package var slope: SIMD2<Float>
    /// How much darker the corners are than the middle, as a share of its brightness.
    package var vignette: Float
    /// The factor of the exposure: 1 shows the paper in its own color.
    package var exposure: Float
    /// The white balance: the share that red gains and blue loses; 0 is daylight.
    package var warmth: Float

    /// Light that is the same everywhere, as on a screen.
    package static let even = UnevenLight(slope: .zero, vignette: 0, exposure: 1, warmth: 0)

    /// Returns the light of some room; `strength` 1 is ordinary, more is proportionally more
    /// uneven.
    ///
    /// Ordinary light differs by up to 28 % across the photo, and lenses darken corners by up to
    /// 35 %; set by eye.
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

    /// Multiplies the photo by the light; none is below 0.05, so that no part turns black.
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
    /// Shifts the white balance: multiplies the red and the blue plane by their gains.
    fileprivate mutating func tint(red redGain: Float, blue blueGain: Float) {
        for index in red.pixels.indices {
            red.pixels[index] *= redGain
            blue.pixels[index] *= blueGain
        }
    }
}
