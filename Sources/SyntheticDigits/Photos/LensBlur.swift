import Raster
import SystemLibraries

/// A lens out of focus, as an isotropic Gaussian blur of the whole photo.
package struct LensBlur: PhotoLayer {
    /// The standard deviation of the blur in parts of the photo's shorter side.
    package var sigma: Float

    /// Blurs the three color planes; what is below 0.2 pixels would change nothing and is skipped.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let pixels = sigma * canvas.view.scale
        guard pixels > 0.2 else { return }
        canvas.red = canvas.red.gaussianBlurred(sigma: pixels)
        canvas.green = canvas.green.gaussianBlurred(sigma: pixels)
        canvas.blue = canvas.blue.gaussianBlurred(sigma: pixels)
    }
}
