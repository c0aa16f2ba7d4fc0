import DigitReading
import Drawing
import PhotoFiles
import Raster

/// The sheet's last part for a page: what is written, line by line, with the picture of each digit.
///
/// All lengths are pixels, set by eye for text of two pixels a font point.
struct PageCard {
    /// The lines of the card, from top to bottom.
    private let lines: [Line]
    /// The colors.
    private let theme: Theme
    /// The width of the card.
    private let width: Int

    /// The room between the card's edge and what is on it.
    private let padding = 28
    /// The side of a digit's 28×28 picture: twice its own.
    private let side = 56
    /// How far the left edges of two neighboring digits are apart.
    private let pitch = 68
    /// The height of a text above its digits.
    private let titleHeight = 30
    /// The height of a line of digits, each with its reading below.
    private var linePitch: Int { side + 34 }

    /// Digits that stand beside each other in the card; the first of a line of writing has its text.
    private struct Line {
        /// What is written in the line of writing; nil on the lines that a long one goes on in.
        var text: String?
        /// The digits, from left to right.
        var digits: [Row]
    }

    /// The height of the card.
    var height: Int {
        2 * padding + lines.count * linePitch + lines.count { $0.text != nil } * titleHeight
    }

    /// Makes the card of a page's rows, in lines that fit a width; rows without a picture are left out.
    init(_ record: PhotoRecord, theme: Theme, width: Int) {
        self.theme = theme
        self.width = width
        // A line of writing may be longer than the card is wide: it goes on in further lines.
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

    /// Draws the card, given its top left corner.
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

    /// Draws one digit: its picture, below it what was read, and smaller the confidence in percent, rounded down.
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
