import Raster
import SystemLibraries

/// The lines of a table on the page, drawn by hand or printed.
///
/// Lengths are in page units (the photo's shorter side is 1). Drawing marks the lines' pixels as `line` in
/// the truth.
package struct DrawnTable: PhotoLayer {
    /// The x of each upright line, from left to right; level lines run from the first to the last.
    package var columns: [Float]
    /// The y of each level line, from top to bottom; upright lines run from the first to the last.
    ///
    /// Nothing is drawn where there are no columns or no rows.
    package var rows: [Float]
    /// The standard deviation of a line's places from a straight line; 0 where it is printed.
    package var wobble: Float
    /// The color, opacity and texture of the lines; the ink's own width is not used.
    package var ink: Ink
    /// The width of a line; never drawn thinner than 1.2 pixels.
    package var thickness: Float

    /// Makes the lines of a table, in four of ten cases printed, else drawn by hand.
    ///
    /// Half of the tables have the writer's pen, the others a ball pen. Wobble and thickness are 5 % and 2
    /// to 5 % of a digit's height, set by eye; printed lines are paler than pens.
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

    /// Draws all lines on one cover, so that crossings are no darker, and blends the ink in once.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        // An empty table has no lines.
        guard let left = columns.first, let right = columns.last, let top = rows.first,
            let bottom = rows.last
        else { return }
        var cover = GrayRaster(width: canvas.view.width, height: canvas.view.height)
        let view = canvas.view
        func draw(from start: Point, to end: Point) {
            // A line is a spline through seven places, so that it sways as a hand does and follows a bent page.
            let knots = (0...6).map { step in
                start + Float(step) / 6 * (end - start) + random.offset(wobble)
            }
            let stroke = Stroke(points: Spline.through(knots)).mapped(view.pixel)
            Pen(width: max(1.2, thickness * view.scale)).draw([stroke], on: &cover)
        }
        for x in columns {
            // A hand begins a little before or after the corner, and so it ends level lines.
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
