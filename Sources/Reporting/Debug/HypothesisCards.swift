import DigitReading
import MNIST
import Preprocessing
import Raster

/// The sheet's part that shows the other ways that were tried, the losers too.
struct HypothesisCards {
    private let record: PhotoRecord
    private let theme: Theme
    private let width: Int
    private let gap: Int

    private let columns = 4
    private let stripColumns = 7
    private let heading = 40
    private let padding = 12
    private let stripPadding = 8
    private let stripGap = 14
    private let side = 140
    private let stripPicture = 100
    private var cardWidth: Int { (width - (columns - 1) * gap) / columns }
    private var cardHeight: Int { 2 * padding + 26 + side }
    private var stripWidth: Int { (width - (stripColumns - 1) * stripGap) / stripColumns }
    private var stripHeight: Int { 2 * stripPadding + 24 + stripPicture }

    init(_ record: PhotoRecord, theme: Theme, width: Int, gap: Int) {
        self.record = record
        self.theme = theme
        self.width = width
        self.gap = gap
    }

    /// The ways beyond the default one that ran stages of their own.
    private var strips: ArraySlice<HypothesisRecord> {
        record.hypotheses.dropFirst().filter { !$0.stages.isEmpty }[...]
    }

    /// Nothing when only the standard hypothesis was tried.
    var height: Int {
        let cards = record.candidates.count > 1 ? heading + rows(record.candidates.count) : 0
        return strips.reduce(cards) { sum, strip in
            let rows = (strip.stages.count + stripColumns - 1) / stripColumns
            return sum + heading + rows * (stripHeight + stripGap)
        }
    }

    private func rows(_ count: Int) -> Int { (count + columns - 1) / columns * (cardHeight + gap) }

    /// Draws the cards, then the stages of each way.
    func draw(on canvas: inout Canvas, x: Int, y: Int) {
        var top = y
        for strip in strips {
            let number = strip.stages.first.map { String($0.file.prefix { $0 != "." }) } ?? ""
            canvas.text(number, x: x, y: top + 14, with: theme.muted)
            canvas.text(strip.name, x: x + 36, y: top + 14, with: theme.text)
            let left = x + 36 + Canvas.width(of: strip.name) + 24
            canvas.text(
                Canvas.shortened(strip.reason, toWidth: x + width - left), x: left, y: top + 14,
                with: theme.muted)
            top += heading
            for (index, stage) in strip.stages.enumerated() {
                let (row, column) = index.quotientAndRemainder(dividingBy: stripColumns)
                draw(
                    stage, on: &canvas, x: x + column * (stripWidth + stripGap),
                    y: top + row * (stripHeight + stripGap))
            }
            top += (strip.stages.count + stripColumns - 1) / stripColumns * (stripHeight + stripGap)
        }
        guard record.candidates.count > 1 else { return }
        canvas.text("Hypotheses", x: x, y: top + 14, with: theme.text)
        top += heading
        for (index, candidate) in record.candidates.enumerated() {
            let (row, column) = index.quotientAndRemainder(dividingBy: columns)
            draw(
                candidate, wins: index == record.decision?.winner, on: &canvas,
                x: x + column * (cardWidth + gap), y: top + row * (cardHeight + gap))
        }
    }

    private func draw(_ stage: StageRecord, on canvas: inout Canvas, x: Int, y: Int) {
        canvas.card(
            PixelBox(x: x, y: y, width: stripWidth, height: stripHeight), theme: theme,
            border: theme.line)
        let inner = stripWidth - 2 * stripPadding
        canvas.text(
            Canvas.shortened(stage.stage.rawValue, toWidth: inner), x: x + stripPadding,
            y: y + stripPadding, with: theme.text)
        let room = PixelBox(
            x: x + stripPadding, y: y + stripPadding + 24, width: inner, height: stripPicture)
        canvas.fill(room, with: theme.page)
        canvas.outline(canvas.picture(stage.thumbnail, in: room), with: theme.line)
    }

    private func draw(
        _ candidate: Candidate, wins: Bool, on canvas: inout Canvas, x: Int, y: Int
    ) {
        canvas.card(
            PixelBox(x: x, y: y, width: cardWidth, height: cardHeight), theme: theme,
            border: wins ? theme.accent : theme.line, thickness: wins ? 3 : 1)
        let name = Canvas.shortened(candidate.hypothesis, toWidth: cardWidth - 2 * padding)
        canvas.text(name, x: x + padding, y: y + padding, with: wins ? theme.accent : theme.text)
        let top = y + padding + 26
        let place = canvas.picture(
            InkPicture.picture(of: candidate.image),
            in: PixelBox(x: x + padding, y: top, width: side, height: side))
        canvas.outline(place, with: theme.line)
        let left = place.maxX + 14
        let digit = candidate.digit
        canvas.text(
            "\(digit)", x: left, y: top + 2, scale: 6, with: theme.text)
        let lines = [
            NumberText.percent(Double(candidate.probabilities[digit])),
            "score", NumberText.decimal(Double(candidate.score), places: 2),
        ]
        for (index, line) in lines.enumerated() {
            canvas.text(line, x: left, y: top + 62 + index * 24, with: theme.muted)
        }
    }
}
