package import MNIST
package import Raster

/// A simulated photo and the truth about it.
package struct SimulatedPhoto: Sendable {
    /// The photo.
    package let raster: ColorRaster
    /// What was written or printed.
    package let meaning: Meaning
    /// How it is formed; unknown for digits from MNIST.
    package let style: DigitStyle?
    /// The pixels that the digit's ink covers.
    package let truth: BinaryMask
    /// The smallest box around them.
    package let box: PixelBox
    /// The JPEG quality the scene asks for.
    package let quality: Int
    /// The digit that was written or printed.
    package var label: Digit? { meaning.digit }
}

/// Makes the pixels of a described photo.
package struct PhotoSimulator: Sendable {
    /// Makes a simulator.
    package init() {}

    /// Returns the photo of a scene; the same scene and generator state give the same pixels.
    package func photo(
        of scene: PhotoScene, using random: inout SeededGenerator
    ) -> SimulatedPhoto {
        var canvas = PhotoCanvas(view: scene.view)
        for layer in scene.layers { layer.render(on: &canvas, using: &random) }
        let truth = canvas.digit.mask(above: 0.4)
        return SimulatedPhoto(
            raster: canvas.developed(), meaning: scene.meaning, style: scene.style, truth: truth,
            box: truth.boundingBox ?? PixelBox(x: 0, y: 0, width: 0, height: 0),
            quality: scene.quality)
    }
}
