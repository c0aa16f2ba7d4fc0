package import Raster
import SystemLibraries

/// Color unmixing of a digit's ink and of ruled lines on the same paper.
///
/// The optical density of a pixel (in each channel the negative logarithm of its light over the paper's) is the sum of
/// the line's and the pen's where one lies on the other (Beer-Lambert law). Where the directions of the two densities
/// differ enough, non-negative least squares give the share of each in every pixel: so the pen's ink remains where a
/// stroke crosses a line or lies on it.
package struct InkColors: Sendable {
    /// The lines' mean density in red, green and blue.
    package let line: SIMD3<Float>
    /// The digit's mean density in red, green and blue.
    package let digit: SIMD3<Float>
    /// The angle between the two mean densities in degrees, 0 … 90 for densities above 0.
    package let angle: Float
    /// The root mean square of the pen's share that is found on pixels of lines alone, where it should be 0; 1 is as
    /// much as on the digit.
    package let confusion: Float

    /// The paper's light, from which densities are computed.
    private let light: PaperLight
    /// The mean ink of the digit's pixels away from lines, on the ink map's scale: what a share of 1 stands for.
    private let strength: Float

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The angle between the two densities in degrees, at least: below it noise decides the shares.
        ///
        /// Not tuned: noise grows with one over the angle's sine, at 9 degrees to six times as much.
        package var leastAngle: Float = 9
        /// The confusion, at most; not tuned: from 0.5 on as much of the lines would stay as goes.
        package var mostConfusion: Float = 0.4
        /// The number of pixels of each color, at least; not tuned: the mean of twenty has a quarter of one pixel's
        /// noise, that of a few says little.
        package var leastPixels = 20
        /// The side in pixels, odd, of the square around a pixel of one color in which no pixel of the other is
        /// counted.
        ///
        /// Not tuned: two pixels to each side, where the picture's blur mixes the colors.
        package var mixedSide = 5

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Measures both colors; nil where they cannot be told apart, or where a mask has too few pixels.
    ///
    /// `lines` and `digit` are masks of the ink map's size, as is the picture; pixels of one that are near the other
    /// are not counted.
    package init?(
        lines: BinaryMask, digit mask: BinaryMask, ink: GrayRaster, color: ColorRaster,
        polarity: Polarity, settings: Settings
    ) {
        guard color.width == ink.width, color.height == ink.height, !mask.isEmpty else {
            return nil
        }
        light = PaperLight(color, ink: ink, polarity: polarity)
        let mixed = settings.mixedSide
        let onlyLine = lines.subtracting(mask.dilated(width: mixed, height: mixed))
        let onlyDigit = mask.subtracting(lines.dilated(width: mixed, height: mixed))
        let (line, lineCount) = light.meanDensity(under: onlyLine)
        let (digit, digitCount) = light.meanDensity(under: onlyDigit)
        guard lineCount >= settings.leastPixels, digitCount >= settings.leastPixels else {
            return nil
        }
        (self.line, self.digit) = (line, digit)
        let cosine = (line * digit).sum() / (line.length * digit.length + 1e-6)
        angle = 180 / .pi * acosf(min(max(cosine, -1), 1))
        guard angle >= settings.leastAngle else { return nil }
        strength = light.meanInk(under: onlyDigit)
        var sum: Float = 0
        for index in onlyLine.pixels.indices where onlyLine.pixels[index] != 0 {
            let share = Self.digitShare(light.density(at: index), line, digit)
            sum += share * share
        }
        confusion = (sum / Float(lineCount)).squareRoot()
        guard confusion <= settings.mostConfusion else { return nil }
    }

    /// Returns the digit's part of the ink at a pixel, on the ink map's scale; never more than all its ink.
    package func digitInk(at index: Int) -> Float {
        min(
            Self.digitShare(light.density(at: index), line, digit) * strength,
            light.ink.pixels[index])
    }

    /// Returns how much of the digit's color is in a mixture, 1 being its usual strength: non-negative least squares.
    private static func digitShare(
        _ mixture: SIMD3<Float>, _ line: SIMD3<Float>, _ digit: SIMD3<Float>
    ) -> Float {
        let (ll, ld, dd) = ((line * line).sum(), (line * digit).sum(), (digit * digit).sum())
        let (lm, dm) = ((line * mixture).sum(), (digit * mixture).sum())
        let determinant = max(ll * dd - ld * ld, 1e-9)
        let lineShare = (lm * dd - dm * ld) / determinant
        // Where the line's share would be negative, the digit's alone is fitted.
        guard lineShare > 0 else { return max(0, dm / dd) }
        return max(0, (dm * ll - lm * ld) / determinant)
    }
}

/// The light that comes back from bare paper, and how much of it is missing where there is ink.
///
/// The brightness of the paper at a pixel follows from the pixel's own brightness and its ink; that all paper has one
/// tint is assumed.
private struct PaperLight {
    /// The picture that densities are taken of.
    let color: ColorRaster
    /// The ink map of the same size.
    let ink: GrayRaster
    /// Which way round the ink map was made; light ink is inverted first.
    let polarity: Polarity
    /// One gray level of 255, which keeps quotients and logarithms of black finite.
    private static let least = SIMD3<Float>(repeating: 1 / 255)
    /// The paper's red, green and blue over its brightness.
    private var tint = SIMD3<Float>(repeating: 1)

    /// Measures the paper's tint: the mean over bare pixels.
    init(_ color: ColorRaster, ink: GrayRaster, polarity: Polarity) {
        (self.color, self.ink, self.polarity) = (color, ink, polarity)
        var (sum, count) = (SIMD3<Float>.zero, Float(0))
        // Pixels up to the median ink are bare paper in any photo of a digit. Every seventh is enough for a mean.
        let bare = Histogram(of: ink, every: 3, from: 0, to: 1, bins: 1000).quantile(0.5)
        for index in stride(from: 0, to: ink.pixels.count, by: 7) where ink.pixels[index] <= bare {
            let value = rgb(index)
            sum += value / max(Self.luma(value), 1)
            count += 1
        }
        if count > 0 {
            tint = pointwiseMax(sum / count, Self.least)
        }
    }

    /// Returns the optical density of a pixel in red, green and blue: the logarithm of the paper's light over what is
    /// left of it; below 0 for glare.
    func density(at index: Int) -> SIMD3<Float> {
        let value = rgb(index)
        let paper = Self.luma(value) / max(1 - ink.pixels[index], Self.least.x)
        let left = pointwiseMax(value / (tint * max(paper, 1)), Self.least)
        return -SIMD3(logf(left.x), logf(left.y), logf(left.z))
    }

    /// Returns the mean density of a mask's pixels, and how many pixels those are; 0 for none.
    func meanDensity(under mask: BinaryMask) -> (SIMD3<Float>, count: Int) {
        var (sum, count) = (SIMD3<Float>.zero, 0)
        for index in mask.pixels.indices where mask.pixels[index] != 0 {
            sum += density(at: index)
            count += 1
        }
        return (sum / Float(max(1, count)), count)
    }

    /// Returns the mean ink of a mask's pixels; 0 for none.
    func meanInk(under mask: BinaryMask) -> Float {
        var (sum, count) = (Float(0), Float(0))
        for index in mask.pixels.indices where mask.pixels[index] != 0 {
            sum += ink.pixels[index]
            count += 1
        }
        return sum / max(count, 1)
    }

    /// Returns a pixel's red, green and blue, 0 … 255, as if the ink were dark.
    private func rgb(_ index: Int) -> SIMD3<Float> {
        let value = SIMD3<Float>(
            Float(color.bytes[3 * index]), Float(color.bytes[3 * index + 1]),
            Float(color.bytes[3 * index + 2]))
        return polarity == .darkOnLight ? value : 255 - value
    }

    /// Returns the brightness, 0 … 255, of a color (ITU-R BT.601).
    private static func luma(_ value: SIMD3<Float>) -> Float {
        (value * [0.299, 0.587, 0.114]).sum()
    }
}
