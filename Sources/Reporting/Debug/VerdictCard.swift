import DigitReading
import Drawing
import Files
import PhotoFiles
import Raster

/// The sheet's last part for a photo of one digit: the digit, how sure it is, and the ten probabilities.
///
/// All lengths are pixels, set by eye for text of two pixels a font point.
struct VerdictCard {
    /// What is drawn.
    private let record: PhotoRecord
    /// The colors.
    private let theme: Theme
    /// The width of the card.
    private let width: Int

    /// The room between the card's edge and what is on it.
    private let padding = 28
    /// The side of the 28×28 picture: nine times its own.
    private let side = 252
    /// The height of a probability's bar.
    private let barHeight = 18
    /// How far the top edges of two bars are apart; ten of them are about as high as the picture.
    private let barPitch = 26

    /// The height of the card.
    var height: Int { side + 2 * padding }

    /// Makes the card of what was recorded of a photo.
    init(_ record: PhotoRecord, theme: Theme, width: Int) {
        self.record = record
        self.theme = theme
        self.width = width
    }

    /// Draws the card of the photo's first row, given its top left corner; without a row it stays empty.
    func draw(on canvas: inout Canvas, x: Int, y: Int) {
        canvas.card(
            PixelBox(x: x, y: y, width: width, height: height), theme: theme, border: theme.line)
        guard let row = record.rows.first else { return }
        let top = y + padding
        var left = x + padding
        // A row that was rejected may have no picture; the winning candidate's shows what the network saw.
        if let image = row.image ?? record.winner?.image {
            let place = canvas.picture(
                InkPicture.picture(of: image),
                in: PixelBox(x: left, y: top, width: side, height: side))
            canvas.outline(place, with: theme.line)
            left = place.maxX + 44
        }
        drawDigit(of: row, on: &canvas, x: left, y: top)
        if row.probabilities.count == 10 {
            drawBars(of: row, on: &canvas, x: x + width / 2 + 20, y: top - 2)
        }
    }

    /// Draws the digit, its confidence, the status with its reason, and why it was decided so, in half of the card.
    ///
    /// What does not fit into the room beside the bars is cut.
    private func drawDigit(of row: Row, on canvas: inout Canvas, x: Int, y: Int) {
        let color = row.status == .ok ? theme.right : theme.wrong
        // The room between the picture and the middle of the card, where the bars begin.
        let room = width / 2 - side - 2 * padding - 20
        let symbol = row.digit?.description ?? "-"
        canvas.text(symbol, x: x, y: y, scale: 16, with: color)
        var top = y + 138
        if row.confidence != nil {
            canvas.text(
                NumberText.percent(row.confidence), x: x, y: top, scale: 3, with: theme.text)
            top += 36
        }
        let words = row.reason?.rawValue ?? row.error?.kind.rawValue
        let status = words.map { "\(row.status.rawValue): \($0)" } ?? row.status.rawValue
        canvas.text(
            Canvas.shortened(status, toWidth: room), x: x, y: top,
            with: row.status == .ok ? theme.muted : theme.wrong)
        top += 26
        let why = record.decision?.reason ?? row.error?.message ?? ""
        for line in Canvas.wrapped(why, toWidth: room, lines: 2) {
            canvas.text(line, x: x, y: top, with: theme.muted)
            top += 26
        }
    }

    /// Draws a bar for each digit's probability, 0 … 1 over the bar's full length, with the number behind it.
    ///
    /// The bar of the digit that was read has the accent's color.
    private func drawBars(of row: Row, on canvas: inout Canvas, x: Int, y: Int) {
        // What the digit before a bar and the number behind it leave.
        let full = width / 2 - padding - 20 - 36 - 96
        for (digit, probability) in row.probabilities.enumerated() {
            let top = y + digit * barPitch
            let leads = digit == row.digit?.value
            let color = leads ? theme.accent : theme.muted
            canvas.text("\(digit)", x: x, y: top + 2, with: leads ? theme.text : theme.muted)
            let bar = PixelBox(x: x + 30, y: top, width: full, height: barHeight)
            canvas.fill(bar, with: theme.page)
            // What is no number has no bar; what is above a twentieth of a percent is seen, though less than a pixel.
            let share = probability.isFinite ? min(max(probability, 0), 1) : 0
            let length = Int((Double(full) * share).rounded())
            canvas.fill(
                PixelBox(
                    x: bar.x, y: top, width: max(length, share > 0.0005 ? 2 : 0),
                    height: barHeight), with: color)
            let text = NumberText.percent(probability)
            canvas.text(
                text, x: bar.maxX + 12 + 84 - Canvas.width(of: text), y: top + 2,
                with: leads ? theme.text : theme.muted)
        }
    }
}
