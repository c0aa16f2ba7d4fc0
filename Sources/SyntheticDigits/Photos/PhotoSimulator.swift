package import MNIST
package import Raster
package import SystemLibraries

/// A simulated photo with its ground truth.
package struct SimulatedPhoto: Sendable {
    /// The photo's pixels, upright, red, green and blue of 8 bits.
    package let raster: ColorRaster
    /// What was written or printed on it.
    package let meaning: Meaning
    /// How the digit is formed; nil for digits that no stroke model drew.
    package let style: DigitStyle?
    /// The mask of the pixels of which the digit's ink covers more than 0.4; empty where no digit
    /// is.
    package let truth: BinaryMask
    /// The smallest box around the mask, in pixels; of size 0 where the mask is empty.
    package let box: PixelBox
    /// The JPEG quality, 1 … 100, with which the scene asks to be encoded.
    package let quality: Int
    /// The digit that was written or printed; nil where there is none.
    package var label: Digit? { meaning.digit }
}

extension SimulatedPhoto {
    /// Returns the photo cropped to its digit, with a margin in parts of the digit's longer side on
    /// each side; a negative margin cuts into the digit.
    ///
    /// The photo is returned as it is where there is no digit, or where less than 4 pixels would be
    /// left.
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

/// Renders described photos; it has no state.
package struct PhotoSimulator: Sendable {
    /// Makes a renderer of photos.
    package init() {}

    /// Returns the photo of a scene; the same scene and generator state give the same pixels.
    ///
    /// The time grows with the number of pixels and of layers.
    package func photo(
        of scene: PhotoScene, using random: inout SeededGenerator
    ) -> SimulatedPhoto {
        var canvas = PhotoCanvas(view: scene.view)
        for layer in scene.layers { layer.render(on: &canvas, using: &random) }
        // Of pixels at the outline those count as ink that it covers to 40 % and more: the blur of
        // the lens spreads ink a little. Set by eye.
        let truth = canvas.digit.mask(above: 0.4)
        return SimulatedPhoto(
            raster: canvas.developed(), meaning: scene.meaning, style: scene.style, truth: truth,
            box: truth.boundingBox ?? PixelBox(x: 0, y: 0, width: 0, height: 0),
            quality: scene.quality)
    }
}
