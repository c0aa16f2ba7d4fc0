package import Drawing
import Files
import MNIST
import Raster

extension Gallery {
    /// The most items one picture holds; further ones are counted in its heading.
    ///
    /// Set by eye: a picture of 200 cards is about 4,000 pixels high, and more would be too large
    /// for viewers and for people.
    static let mostDrawn = 200

    /// The side, in pixels, of the square for a photo and of its 28×28 picture, four times its own;
    /// lengths are set by eye.
    private static let side = 112
    /// The room, in pixels, between a card's edge and what is on it.
    private static let padding = 12
    /// The empty edge of the picture, in pixels.
    private static let margin = 32
    /// The room between two cards, in pixels.
    private static let gap = 16

    /// Draws the gallery as one picture: heading, counts, and a card for each item, row by row.
    ///
    /// What is beyond its limit is counted, not drawn.
    package func draw(theme: Theme = .light) -> Canvas {
        let shown = items.prefix(Self.mostDrawn)
        let hasPhotos = shown.contains { $0.photo != nil }
        // Without photos there is room to show each of the 28×28 pixels larger.
        let side = hasPhotos ? Self.side : 6 * DigitImage.side
        let cardWidth = (hasPhotos ? 2 * side + 8 : side + 20) + 2 * Self.padding
        let cardHeight = side + 2 * Self.padding + 74
        let columns = Self.columns(for: shown.count, shape: (cardWidth, cardHeight))
        let rows = (shown.count + columns - 1) / columns
        let width = columns * (cardWidth + Self.gap) - Self.gap
        // The heading and one or two lines of small text.
        let header = subtitle.isEmpty ? 80 : 106
        var canvas = Canvas(
            width: width + 2 * Self.margin,
            height: Self.margin + header + rows * (cardHeight + Self.gap) - Self.gap + Self.margin,
            color: theme.page)
        drawHeader(on: &canvas, width: width, shown: shown.count, theme: theme)
        for (index, item) in shown.enumerated() {
            let (row, column) = index.quotientAndRemainder(dividingBy: columns)
            let box = PixelBox(
                x: Self.margin + column * (cardWidth + Self.gap),
                y: Self.margin + header + row * (cardHeight + Self.gap),
                width: cardWidth, height: cardHeight)
            draw(item, in: box, side: side, on: &canvas, theme: theme)
        }
        return canvas
    }

    /// Returns as many columns as make the page a little wider than high and leave few places of the last row empty.
    ///
    /// `shape` is a card's width and height in pixels. The ratio of 1.4 is that of a sheet of paper lying on its
    /// side; 3 columns leave room for the heading, and more than 12 make cards that are hard to find.
    private static func columns(for count: Int, shape: (width: Int, height: Int)) -> Int {
        let most = 12
        let ideal = (Double(count) * 1.4 * Double(shape.height) / Double(shape.width)).squareRoot()
        let near = min(max(3, Int(ideal.rounded())), most)
        /// The places of the last row without an item.
        func empty(_ columns: Int) -> Int { (columns - count % columns) % columns }
        // Of the columns beside the wanted number, the one that fills the last row best.
        return [near, near + 1, near - 1].filter { (3...most).contains($0) }
            .min { empty($0) < empty($1) } ?? near
    }

    /// Draws the title, the counts and the line below them; what is too long is cut.
    private func drawHeader(on canvas: inout Canvas, width: Int, shown: Int, theme: Theme) {
        let heading = Canvas.shortened(title, toWidth: width, scale: 3)
        canvas.text(heading, x: Self.margin, y: Self.margin, scale: 3, with: theme.text)
        var line = summary
        if shown < items.count { line += " · the first \(NumberText.count(shown)) shown" }
        var y = Self.margin + 38
        for line in [line, subtitle] where !line.isEmpty {
            canvas.text(
                Canvas.shortened(line, toWidth: width), x: Self.margin, y: y, with: theme.muted)
            y += 26
        }
    }

    /// Draws an item's card into a box: an edge in its outcome's color, photo and 28×28 picture, caption.
    private func draw(
        _ item: Item, in box: PixelBox, side: Int, on canvas: inout Canvas, theme: Theme
    ) {
        let color = theme.color(of: item.outcome)
        canvas.card(box, theme: theme, border: theme.line)
        // Right and wrong differ in more than color: a wrong card has the thicker edge and says so.
        let edge = item.outcome == .wrong ? 6 : 3
        canvas.fill(PixelBox(x: box.x, y: box.y, width: box.width, height: edge), with: color)
        // A picture alone stands in the middle of its card.
        var left = box.x + (side == Self.side ? Self.padding : (box.width - side) / 2)
        let top = box.y + Self.padding + 2
        for picture in [item.photo, item.image.map(InkPicture.picture(of:))].compactMap({ $0 }) {
            let room = PixelBox(x: left, y: top, width: side, height: side)
            canvas.fill(room, with: theme.page)
            canvas.outline(canvas.picture(picture, in: room), with: theme.line)
            left += side + 8
        }
        drawCaption(
            of: item, x: box.x + Self.padding, y: top + side + 12,
            width: box.width - 2 * Self.padding, on: &canvas, theme: theme)
    }

    /// Draws an item's digit, confidence, outcome and name below its pictures, into a width in pixels.
    private func drawCaption(
        of item: Item, x: Int, y: Int, width: Int, on canvas: inout Canvas, theme: Theme
    ) {
        let color = theme.color(of: item.outcome)
        canvas.text(item.predicted?.description ?? "-", x: x, y: y, scale: 4, with: color)
        let left = x + 34
        let confidence = item.confidence.map { NumberText.percent($0) } ?? ""
        // Of what was not read the reason stands where else the confidence does.
        let first = item.outcome == .unread || confidence.isEmpty ? item.label : confidence
        canvas.text(
            Canvas.shortened(first, toWidth: width - 34), x: left, y: y + 7, with: theme.text)
        if item.outcome == .wrong || item.outcome == .right, !confidence.isEmpty {
            let right = x + width - Canvas.width(of: item.label)
            canvas.text(item.label, x: right, y: y + 7, with: color)
        }
        let name = Canvas.shortened(item.name, toWidth: width, keepingEnd: true)
        canvas.text(name, x: x, y: y + 42, with: theme.muted)
    }
}

extension Theme {
    /// Returns the color that stands for an outcome, on the card's edge and its digit.
    package func color(of outcome: Gallery.Outcome) -> RGB {
        switch outcome {
        case .right: right
        case .wrong: wrong
        case .unknown: accent
        case .unread: muted
        }
    }
}
