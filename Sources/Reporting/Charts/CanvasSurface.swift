import Raster

/// Draws a chart on a canvas, two pixels for each CSS pixel.
struct CanvasSurface: ChartSurface {
    private(set) var canvas: Canvas
    private let theme: Theme
    private let ratio = 2.0

    init(width: Int, height: Int, theme: Theme) {
        self.theme = theme
        canvas = Canvas(width: 2 * width, height: 2 * height, color: theme.surface)
    }

    mutating func line(
        from start: Point, to end: Point, color: ChartColor, thickness: Double
    ) {
        if start.x == end.x || start.y == end.y {
            // A level or upright line fills whole pixels, so that it stays sharp.
            let width = max(1, Int((thickness * ratio).rounded()))
            let left = Int((min(start.x, end.x) * ratio).rounded())
            let top = Int((min(start.y, end.y) * ratio).rounded())
            let across = Int((abs(end.x - start.x) * ratio).rounded())
            let down = Int((abs(end.y - start.y) * ratio).rounded())
            let box = PixelBox(
                x: left, y: top, width: max(across, width), height: max(down, width))
            canvas.fill(box, with: theme.color(of: color))
        } else {
            canvas.line(
                from: scaled(start), to: scaled(end), with: theme.color(of: color),
                thickness: thickness * ratio)
        }
    }

    mutating func polyline(
        _ points: [Point], color: ChartColor, thickness: Double, dashed: Bool
    ) {
        let points = points.map(scaled)
        var travelled = 0.0
        for (start, end) in zip(points, points.dropFirst()) {
            let length =
                ((end.x - start.x) * (end.x - start.x) + (end.y - start.y) * (end.y - start.y))
                .squareRoot()
            for piece in Self.pieces(length: length, from: travelled, dashed: dashed) {
                func along(_ distance: Double) -> Point {
                    let share = length > 0 ? distance / length : 0
                    return Point(
                        start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
                }
                canvas.line(
                    from: along(piece.lowerBound), to: along(piece.upperBound),
                    with: theme.color(of: color), thickness: thickness * ratio)
            }
            travelled += length
        }
    }

    mutating func dot(at center: Point, radius: Double, color: ChartColor) {
        let point = scaled(center)
        canvas.line(
            from: point, to: point, with: theme.color(of: color), thickness: 2 * radius * ratio)
    }

    mutating func box(
        at corner: Point, width: Double, height: Double, color: ChartColor, strength: Double
    ) {
        let point = scaled(corner)
        let (left, top) = (Int(point.x.rounded()), Int(point.y.rounded()))
        let right = Int((point.x + width * ratio).rounded())
        let bottom = Int((point.y + height * ratio).rounded())
        canvas.fill(
            PixelBox(x: left, y: top, width: right - left, height: bottom - top),
            with: theme.surface.mixed(with: theme.color(of: color), strength))
    }

    mutating func text(
        _ text: String, at point: Point, anchor: TextAnchor, size: TextSize, color: ChartColor
    ) {
        let scale = size == .title ? 3 : 2
        let width = Canvas.width(of: text, scale: scale)
        let place = scaled(point)
        let left =
            switch anchor {
            case .start: place.x
            case .middle: place.x - Double(width) / 2
            case .end: place.x - Double(width)
            }
        canvas.text(
            text, x: Int(left.rounded()),
            y: Int(place.y.rounded()) - BitmapFont.capHeight * scale / 2, scale: scale,
            with: theme.color(of: color))
    }

    private func scaled(_ point: Point) -> Point { Point(point.x * ratio, point.y * ratio) }

    /// The parts of a stretch that are drawn, when dashes of 12 pixels part with gaps of 8.
    private static func pieces(
        length: Double, from travelled: Double, dashed: Bool
    ) -> [ClosedRange<Double>] {
        guard dashed else { return [0...length] }
        var pieces: [ClosedRange<Double>] = []
        var start = -travelled.truncatingRemainder(dividingBy: 20)
        while start < length {
            let (low, high) = (max(0, start), min(length, start + 10))
            if low < high { pieces.append(low...high) }
            start += 20
        }
        return pieces
    }
}
