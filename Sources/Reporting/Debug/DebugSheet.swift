import DigitReading
import Drawing
import Files
import PhotoFiles
import Preprocessing
import Raster

/// The contact sheet of one reading, `sheet.png`: a card for every stage, then the other
/// hypotheses, then the verdict.
///
/// It is 1,308 pixels wide, and as high as its cards make it. All lengths are pixels, set by eye
/// for text of two pixels a font point.
struct DebugSheet {
    /// What is drawn.
    private let record: PhotoRecord
    /// The colors; a picture has no dark version.
    private let theme = Theme.light

    /// The empty edge of the sheet.
    private let margin = 36
    /// The room between two cards.
    private let gap = 20
    /// The room between a card's edge and what is on it.
    private let padding = 12
    /// The cards of stages in a row.
    private let columns = 4
    /// The height of the photo's name and the line of facts below it.
    private let headerHeight = 84
    /// The height of a line of text.
    private let lineHeight = 24
    /// The width of a stage's card.
    private var cardWidth: Int { PhotoRecorder.pictureWidth + 2 * padding }
    /// The height of a stage's card: two lines of text, the picture, two lines of measurements.
    private var cardHeight: Int { 2 * padding + 4 * lineHeight + PhotoRecorder.pictureHeight + 6 }
    /// The width of all cards of a row, with the room between them.
    private var innerWidth: Int { columns * cardWidth + (columns - 1) * gap }

    /// Makes the sheet of what was recorded of a photo.
    init(_ record: PhotoRecord) { self.record = record }

    /// Draws the sheet; of a page, the last part is what is written on it, and else the digit with its probabilities.
    func draw() -> Canvas {
        let verdict = VerdictCard(record, theme: theme, width: innerWidth)
        let page = PageCard(record, theme: theme, width: innerWidth)
        let isPage = !record.digits.isEmpty
        let hypotheses = HypothesisCards(record, theme: theme, width: innerWidth, gap: gap)
        let stages = record.hypotheses.first?.stages ?? []
        let rows = (stages.count + columns - 1) / columns
        // Every part tells its height before any is drawn: a canvas has the size it was made with.
        let stagesHeight = rows * (cardHeight + gap)
        var canvas = Canvas(
            width: innerWidth + 2 * margin,
            height: margin + headerHeight + stagesHeight + hypotheses.height
                + (isPage ? page.height : verdict.height) + margin,
            color: theme.page)
        var y = margin
        drawHeader(on: &canvas, y: y)
        y += headerHeight
        for (index, stage) in stages.enumerated() {
            let (row, column) = index.quotientAndRemainder(dividingBy: columns)
            draw(
                stage, on: &canvas, x: margin + column * (cardWidth + gap),
                y: y + row * (cardHeight + gap))
        }
        y += stagesHeight
        hypotheses.draw(on: &canvas, x: margin, y: y)
        y += hypotheses.height
        if isPage {
            page.draw(on: &canvas, x: margin, y: y)
        } else {
            verdict.draw(on: &canvas, x: margin, y: y)
        }
        return canvas
    }

    /// Draws the photo's name and a line of facts: stages, time, digits, hypotheses, warnings.
    private func drawHeader(on canvas: inout Canvas, y: Int) {
        // Of a long path the end is kept: it tells photos of one folder apart.
        let name = Canvas.shortened(
            record.path.text, toWidth: innerWidth, scale: 3, keepingEnd: true)
        canvas.text(name, x: margin, y: y, scale: 3, with: theme.text)
        var facts = ["\(record.stages.count) stages"]
        facts.append("\(NumberText.decimal(record.milliseconds, places: 1)) ms")
        if !record.digits.isEmpty { facts.append("\(record.rows.count) digits") }
        if record.candidates.count > 1 { facts.append("\(record.candidates.count) hypotheses") }
        facts += Set(record.rows.flatMap(\.warnings)).map(\.rawValue).sorted()
        let line = Canvas.shortened(facts.joined(separator: " · "), toWidth: innerWidth)
        canvas.text(line, x: margin, y: y + 36, with: theme.muted)
    }

    /// Draws the card of a stage: number and name, size and time, picture, what it measured and decided.
    ///
    /// The picture stands in the middle of its room, on the page's color.
    private func draw(_ stage: StageRecord, on canvas: inout Canvas, x: Int, y: Int) {
        canvas.card(
            PixelBox(x: x, y: y, width: cardWidth, height: cardHeight), theme: theme,
            border: theme.line)
        let left = x + padding
        var top = y + padding
        // `03-grayscale.png`: the file's number is the stage's.
        let number = String(stage.file.prefix { $0 != "-" })
        canvas.text(number, x: left, y: top, with: theme.muted)
        canvas.text(stage.stage.rawValue, x: left + 36, y: top, with: theme.text)
        top += lineHeight
        let time = NumberText.decimal(stage.milliseconds, places: 1)
        canvas.text(
            "\(stage.width) × \(stage.height) · \(time) ms", x: left, y: top, with: theme.muted)
        top += lineHeight
        let room = PixelBox(
            x: left, y: top, width: PhotoRecorder.pictureWidth, height: PhotoRecorder.pictureHeight)
        canvas.fill(room, with: theme.page)
        let place = canvas.picture(stage.thumbnail, in: room)
        canvas.outline(place, with: theme.line)
        top += PhotoRecorder.pictureHeight + 12
        // A measurement that is longer than its card is cut: the trace has it whole.
        for line in Self.keyMeasurements(of: stage) {
            canvas.text(
                Canvas.shortened(line, toWidth: PhotoRecorder.pictureWidth), x: left, y: top,
                with: theme.muted)
            top += lineHeight
        }
    }

    /// Returns the two notes on a stage that say most: decisions first, then numbers, in the stage's order.
    private static func keyMeasurements(of stage: StageRecord) -> [String] {
        let (decisions, numbers) = stage.measurements.reduce(into: ([String](), [String]())) {
            switch $1.value {
            case .choice(let choice): $0.0.append("\($1.name): \(choice)")
            case .number(let number): $0.1.append("\($1.name) \(NumberText.short(number))")
            }
        }
        return Array((decisions + numbers).prefix(2))
    }
}
