import DigitReading
import PhotoFiles
import Preprocessing
import Raster

/// One picture of a whole reading: every stage in order, the hypotheses, the digit.
struct DebugSheet {
    private let record: PhotoRecord
    private let theme = Theme.light

    private let margin = 36
    private let gap = 20
    private let padding = 12
    private let columns = 4
    private let headerHeight = 84
    private let lineHeight = 24
    private var cardWidth: Int { PhotoRecorder.pictureWidth + 2 * padding }
    private var cardHeight: Int { 2 * padding + 4 * lineHeight + PhotoRecorder.pictureHeight + 6 }
    private var innerWidth: Int { columns * cardWidth + (columns - 1) * gap }

    init(_ record: PhotoRecord) { self.record = record }

    /// Draws the sheet.
    func draw() -> Canvas {
        let verdict = VerdictCard(record, theme: theme, width: innerWidth)
        let page = PageCard(record, theme: theme, width: innerWidth)
        let isPage = !record.digits.isEmpty
        let hypotheses = HypothesisCards(record, theme: theme, width: innerWidth, gap: gap)
        let stages = record.hypotheses.first?.stages ?? []
        let rows = (stages.count + columns - 1) / columns
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

    private func drawHeader(on canvas: inout Canvas, y: Int) {
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

    private func draw(_ stage: StageRecord, on canvas: inout Canvas, x: Int, y: Int) {
        canvas.card(
            PixelBox(x: x, y: y, width: cardWidth, height: cardHeight), theme: theme,
            border: theme.line)
        let left = x + padding
        var top = y + padding
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
        for line in Self.keyMeasurements(of: stage) {
            canvas.text(
                Canvas.shortened(line, toWidth: PhotoRecorder.pictureWidth), x: left, y: top,
                with: theme.muted)
            top += lineHeight
        }
    }

    /// The two notes that say most: decisions first, then numbers.
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
