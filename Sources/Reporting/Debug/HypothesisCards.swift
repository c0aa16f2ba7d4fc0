import DigitReading
import Drawing
import Files
import Preprocessing
import Raster

/// The sheet's part on the other hypotheses: a strip of stages for each, then a card for each candidate, losers too.
///
/// All lengths are pixels, set by eye for text of two pixels a font point.
struct HypothesisCards {
    /// What is drawn.
    private let record: PhotoRecord
    /// The colors.
    private let theme: Theme
    /// The width of the sheet between its edges.
    private let width: Int
    /// The room between two cards.
    private let gap: Int

    /// The cards of candidates in a row.
    private let columns = 4
    /// The stages of a strip in a row; further ones begin another.
    private let stripColumns = 7
    /// The height of a strip's or the cards' heading.
    private let heading = 40
    /// The room between the edge of a candidate's card and what is on it.
    private let padding = 12
    /// The same on a stage's card.
    private let stripPadding = 8
    /// The room between two stages' cards.
    private let stripGap = 14
    /// The side of a candidate's 28×28 picture: five times its own.
    private let side = 140
    /// The height of a stage's picture.
    private let stripPicture = 100
    /// The width of a candidate's card.
    private var cardWidth: Int { (width - (columns - 1) * gap) / columns }
    /// The height of a candidate's card: its name and its picture.
    private var cardHeight: Int { 2 * padding + 26 + side }
    /// The width of a stage's card.
    private var stripWidth: Int { (width - (stripColumns - 1) * stripGap) / stripColumns }
    /// The height of a stage's card: its name and its picture.
    private var stripHeight: Int { 2 * stripPadding + 24 + stripPicture }

    /// Makes the part of a sheet for what was recorded of a photo.
    init(_ record: PhotoRecord, theme: Theme, width: Int, gap: Int) {
        self.record = record
        self.theme = theme
        self.width = width
        self.gap = gap
    }

    /// The hypotheses beyond the standard one that ran stages of their own.
    private var strips: ArraySlice<HypothesisRecord> {
        record.hypotheses.dropFirst().filter { !$0.stages.isEmpty }[...]
    }

    /// The height of the part; 0 when only the standard hypothesis was tried.
    ///
    /// Each strip has a heading and as many rows as its stages need.
    var height: Int {
        let cards = record.candidates.count > 1 ? heading + rows(record.candidates.count) : 0
        return strips.reduce(cards) { sum, strip in
            let rows = (strip.stages.count + stripColumns - 1) / stripColumns
            return sum + heading + rows * (stripHeight + stripGap)
        }
    }

    /// The height that so many candidates' cards take.
    private func rows(_ count: Int) -> Int { (count + columns - 1) / columns * (cardHeight + gap) }

    /// Draws the strips and the cards, given the part's top left corner.
    func draw(on canvas: inout Canvas, x: Int, y: Int) {
        var top = y
        for strip in strips {
            // `13.01-…` is the first stage of the hypothesis that has the number 13.
            let number = strip.stages.first.map { String($0.file.prefix { $0 != "." }) } ?? ""
            canvas.text(number, x: x, y: top + 14, with: theme.muted)
            canvas.text(strip.name, x: x + 36, y: top + 14, with: theme.text)
            // The reason stands beside the name as far as there is room for it.
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

    /// Draws the card of one stage of a strip: its name and its picture.
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

    /// Draws the card of a candidate: hypothesis, picture, digit, its probability and the score;
    /// the winner's edge is thick.
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
        // Below the digit: the probability that it is right, and the logarithm of its weight in the vote.
        let lines = [
            NumberText.percent(Double(candidate.probabilities[digit])),
            "score", NumberText.decimal(Double(candidate.score), places: 2),
        ]
        for (index, line) in lines.enumerated() {
            canvas.text(line, x: left, y: top + 62 + index * 24, with: theme.muted)
        }
    }
}
