import Raster
import SystemLibraries

/// Dots of dirt, crumbs and print on the paper.
package struct PaperSpecks: PhotoLayer {
    /// How many dots there are.
    package var count: Int
    /// Their color in full light, 0 … 255 a channel.
    package var color: Color

    /// Draws the dots anywhere, each a short stroke of 0.2 … 0.8 % of the photo's shorter side, one
    /// pixel at least.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        guard count > 0 else { return }
        var cover = GrayRaster(width: canvas.view.width, height: canvas.view.height)
        for _ in 0..<count {
            let place = Point(
                random.uniform(0, Float(canvas.view.width)),
                random.uniform(0, Float(canvas.view.height)))
            let size = canvas.view.scale * random.uniform(0.002, 0.008)
            Pen(width: max(1, size)).draw(
                [Stroke(points: [place, place + random.offset(size / 2)])], on: &cover)
        }
        canvas.cover(with: color, by: cover)
    }
}
