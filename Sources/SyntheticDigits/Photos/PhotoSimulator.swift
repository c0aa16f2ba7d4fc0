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

extension SimulatedPhoto {
    /// The photo cut to its digit with a margin in parts of the digit's longer side, which may be below 0;
    /// as it is where there is no digit.
    package func cutOut(margin: Float) -> SimulatedPhoto {
        let room = Int((margin * Float(box.longSide)).rounded())
        let left = max(0, box.x - room)
        let top = max(0, box.y - room)
        let cut = PixelBox(
            x: left, y: top, width: min(raster.width, box.maxX + room) - left,
            height: min(raster.height, box.maxY + room) - top)
        guard box.area > 0, min(cut.width, cut.height) >= 4 else { return self }
        let truth = truth.cropped(to: cut)
        return SimulatedPhoto(
            raster: raster.cropped(to: cut), meaning: meaning, style: style, truth: truth,
            box: truth.boundingBox ?? PixelBox(x: 0, y: 0, width: 0, height: 0), quality: quality)
    }
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
