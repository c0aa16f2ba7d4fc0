import Raster
import SystemLibraries

/// The wire binding of a notebook: a column of holes and loops beside what is written.
///
/// Lengths are in page units. All parts are multiples of the pitch, as on spirals of any size; set by eye.
package struct SpiralBinding: PhotoLayer {
    /// The x of the wire, from the photo's middle, negative at the left.
    package var place: Float
    /// The distance from one loop to the next.
    package var pitch: Float

    /// Draws loops and holes along the whole height of the photo in dark gray.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let view = canvas.view
        let half = Float(view.height) / view.scale / 2
        var cover = GrayRaster(width: view.width, height: view.height)
        var y = -half
        while y < half {
            // Half an ellipse, as the part of the wire that lies above the paper is seen; 1.8 pitches wide.
            let loop = (0...10).map { step -> Point in
                let angle = Float(step) / 10 * .pi
                return Point(
                    place + pitch * (angle.cosine * 0.9), y - pitch * 0.25 * angle.sine)
            }
            // Two loops, a quarter of the pitch apart, as twin wire has them.
            let strokes = [
                Stroke(points: loop), Stroke(points: loop.map { $0 + [0, pitch * 0.25] }),
            ]
            Pen(width: max(1.2, pitch * 0.13 * view.scale)).draw(
                strokes.map { $0.mapped(view.pixel) }, on: &cover)
            // A hole in the paper at either end of the loop.
            let holes = [Float(-0.9), 0.9].map { side -> Stroke in
                let hole = Point(place + pitch * side, y)
                return Stroke(points: [hole, hole + [0, pitch * 0.1]])
            }
            Pen(width: max(1.5, pitch * 0.35 * view.scale)).draw(
                holes.map { $0.mapped(view.pixel) }, on: &cover)
            y += pitch
        }
        canvas.cover(with: [42, 42, 46], by: cover)
    }
}
