import MNIST
import Raster

/// A lens that is out of focus, or a hand that moved.
package struct LensBlur: PhotoLayer {
    /// The deviation of the blur, relative to the photo's short side.
    package var sigma: Float

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let pixels = sigma * canvas.view.scale
        guard pixels > 0.2 else { return }
        canvas.red = canvas.red.gaussianBlurred(sigma: pixels)
        canvas.green = canvas.green.gaussianBlurred(sigma: pixels)
        canvas.blue = canvas.blue.gaussianBlurred(sigma: pixels)
    }
}
