import Raster
import SystemLibraries

/// The noise of a camera's sensor in poor light, as normally distributed gray levels: more of
/// brightness, which the three colors share, than of each color alone.
package struct SensorNoise: PhotoLayer {
    /// The noise's strength in gray levels, where white is 255; about the standard deviation in
    /// each channel.
    package var deviation: Float
    /// The standard deviation of the blur that phones smooth their noise with, in pixels; up to 0.3
    /// there is none.
    package var grain: Float = 0

    /// Adds the noise to the three color planes, which are not cut off at 0 and 255.
    ///
    /// The weights of 0.8 for brightness and 0.4 … 0.6 for the colors add up to about 1 as
    /// variances; green, of which sensors have twice as many pixels, is the least noisy.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        guard deviation > 0 else { return }
        let common = plane(canvas, using: &random)
        canvas.red.add(common, 0.8 * deviation)
        canvas.green.add(common, 0.8 * deviation)
        canvas.blue.add(common, 0.8 * deviation)
        canvas.red.add(plane(canvas, using: &random), 0.5 * deviation)
        canvas.green.add(plane(canvas, using: &random), 0.4 * deviation)
        canvas.blue.add(plane(canvas, using: &random), 0.6 * deviation)
    }

    /// Returns noise of mean 0 and standard deviation 1, smoothed as `grain` says.
    private func plane(_ canvas: PhotoCanvas, using random: inout SeededGenerator) -> GrayRaster {
        var plane = GrayRaster(width: canvas.view.width, height: canvas.view.height)
        plane.pixels.withUnsafeMutableBufferPointer { pixels in
            for index in 0..<pixels.count { pixels[index] = random.fastNormal() }
        }
        guard grain > 0.3 else { return plane }
        var smooth = plane.gaussianBlurred(sigma: grain)
        // Averaging made it weaker by 2σ√π; the caller asked for a strength.
        let gain = 2 * grain * Float.pi.squareRoot()
        for index in smooth.pixels.indices { smooth.pixels[index] *= gain }
        return smooth
    }
}

extension GrayRaster {
    /// Adds another raster of the same size, times a factor.
    fileprivate mutating func add(_ other: GrayRaster, _ factor: Float) {
        pixels.withUnsafeMutableBufferPointer { pixels in
            other.pixels.withUnsafeBufferPointer { other in
                for index in 0..<pixels.count { pixels[index] += factor * other[index] }
            }
        }
    }
}
