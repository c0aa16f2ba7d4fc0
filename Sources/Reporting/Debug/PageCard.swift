import DigitReading
import MNIST
import PhotoFiles
import Raster

/// The sheet's last part for a page: what is written, row by row, with the picture of each digit.
struct PageCard {
    private let lines: [Line]
    private let theme: Theme
    private let width: Int

    private let padding = 28
    private let side = 56
    private let pitch = 68
    private let titleHeight = 30
    private var linePitch: Int { side + 34 }

    /// Digits that stand beside each other in the card; the first line of a row has its text.
    private struct Line {
        var text: String?
        var digits: [Row]
    }

    /// The room the card needs.
    var height: Int {
        2 * padding + lines.count * linePitch + lines.count { $0.text != nil } * titleHeight
    }

    init(_ record: PhotoRecord, theme: Theme, width: Int) {
        self.theme = theme
        self.width = width
        let perLine = max(1, (width - 2 * padding) / pitch)
        var lines: [Line] = []
        for row in record.rows where row.image != nil {
            if row.column == 0 {
                lines.append(Line(text: row.text, digits: [row]))
            } else if let last = lines.indices.last, lines[last].digits.count < perLine {
                lines[last].digits.append(row)
            } else {
                lines.append(Line(digits: [row]))
            }
        }
        self.lines = lines
    }

    /// Draws the card.
    func draw(on canvas: inout Canvas, x: Int, y: Int) {
        canvas.card(
            PixelBox(x: x, y: y, width: width, height: height), theme: theme, border: theme.line)
        var top = y + padding
        for line in lines {
            if let text = line.text {
                let shown = Canvas.shortened(text, toWidth: width - 2 * padding, scale: 3)
                canvas.text(shown, x: x + padding, y: top, scale: 3, with: theme.text)
                top += titleHeight
            }
            for (place, row) in line.digits.enumerated() {
                draw(row, on: &canvas, x: x + padding + place * pitch, y: top)
            }
            top += linePitch
        }
    }

    private func draw(_ row: Row, on canvas: inout Canvas, x: Int, y: Int) {
        guard let image = row.image else { return }
        let place = canvas.picture(
            InkPicture.picture(of: image), in: PixelBox(x: x, y: y, width: side, height: side))
        canvas.outline(place, with: theme.line)
        let digit = row.digit?.description ?? "-"
        let isSure = row.status == .ok
        canvas.text(digit, x: x, y: y + side + 6, with: isSure ? theme.right : theme.wrong)
        let share = row.confidence.map { "\(Int((100 * $0).rounded(.down)))%" } ?? ""
        canvas.text(share, x: x + 16, y: y + side + 13, scale: 1, with: theme.muted)
    }
}
