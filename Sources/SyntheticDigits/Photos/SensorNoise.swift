import MNIST
import Raster

/// The grain of a camera in poor light: a little for all colors together, more for each alone.
package struct SensorNoise: PhotoLayer {
    /// The deviation, where white is 255.
    package var deviation: Float
    /// The size of a grain in pixels: phones smooth their noise into blobs.
    package var grain: Float = 0

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

    /// Noise of deviation 1.
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
    fileprivate mutating func add(_ other: GrayRaster, _ factor: Float) {
        pixels.withUnsafeMutableBufferPointer { pixels in
            other.pixels.withUnsafeBufferPointer { other in
                for index in 0..<pixels.count { pixels[index] += factor * other[index] }
            }
        }
    }
}
