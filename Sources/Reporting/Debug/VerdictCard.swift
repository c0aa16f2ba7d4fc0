import DigitReading
import MNIST
import PhotoFiles
import Raster

/// The sheet's last part: the digit, how sure it is, and the ten probabilities.
struct VerdictCard {
    private let record: PhotoRecord
    private let theme: Theme
    private let width: Int

    private let padding = 28
    private let side = 252
    private let barHeight = 18
    private let barPitch = 26

    /// The room the card needs.
    var height: Int { side + 2 * padding }

    init(_ record: PhotoRecord, theme: Theme, width: Int) {
        self.record = record
        self.theme = theme
        self.width = width
    }

    /// Draws the card of the photo's first row.
    func draw(on canvas: inout Canvas, x: Int, y: Int) {
        canvas.card(
            PixelBox(x: x, y: y, width: width, height: height), theme: theme, border: theme.line)
        guard let row = record.rows.first else { return }
        let top = y + padding
        var left = x + padding
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

    private func drawDigit(of row: Row, on canvas: inout Canvas, x: Int, y: Int) {
        let color = row.status == .ok ? theme.right : theme.wrong
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

    private func drawBars(of row: Row, on canvas: inout Canvas, x: Int, y: Int) {
        let full = width / 2 - padding - 20 - 36 - 96
        for (digit, probability) in row.probabilities.enumerated() {
            let top = y + digit * barPitch
            let leads = digit == row.digit?.value
            let color = leads ? theme.accent : theme.muted
            canvas.text("\(digit)", x: x, y: top + 2, with: leads ? theme.text : theme.muted)
            let bar = PixelBox(x: x + 30, y: top, width: full, height: barHeight)
            canvas.fill(bar, with: theme.page)
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
