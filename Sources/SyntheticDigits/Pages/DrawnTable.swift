import MNIST
import Raster

/// The lines of a table on the page, drawn by hand or printed.
package struct DrawnTable: PhotoLayer {
    /// Where the upright lines are, from left to right, and the level ones, from top to bottom.
    package var columns: [Float]
    package var rows: [Float]
    /// How far a line sways from its way; 0 where it is printed.
    package var wobble: Float
    /// The pen.
    package var ink: Ink
    /// The width of a line on the page.
    package var thickness: Float

    /// Makes the lines of a table that somebody has printed, or drawn by hand, with the pen or another one.
    init(
        columns: [Float], rows: [Float], by hand: PageHand, using random: inout SeededGenerator
    ) {
        let isPrinted = random.chance(0.4)
        ink = random.chance(0.5) ? hand.ink : .random(.ballPen, using: &random)
        if isPrinted { ink.opacity *= random.uniform(0.5, 0.9) }
        self.columns = columns
        self.rows = rows
        wobble = isPrinted ? 0 : hand.height * 0.05
        thickness = hand.height * random.uniform(0.02, 0.05)
    }

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        guard let left = columns.first, let right = columns.last, let top = rows.first,
            let bottom = rows.last
        else { return }
        var cover = GrayRaster(width: canvas.view.width, height: canvas.view.height)
        let view = canvas.view
        func draw(from start: Point, to end: Point) {
            let knots = (0...6).map { step in
                start + Float(step) / 6 * (end - start) + random.offset(wobble)
            }
            let stroke = Stroke(points: Spline.through(knots)).mapped(view.pixel)
            Pen(width: max(1.2, thickness * view.scale)).draw([stroke], on: &cover)
        }
        for x in columns {
            // A hand stops a little before or after the corner.
            draw(from: [x, top + random.normal(deviation: 2 * wobble)], to: [x, bottom])
        }
        for y in rows {
            draw(from: [left, y], to: [right + random.normal(deviation: 2 * wobble), y])
        }
        canvas.truth?.mark(cover, as: .line)
        ink.texture(&cover, seenBy: view, using: &random)
        canvas.cover(with: ink.color, by: cover)
    }
}
