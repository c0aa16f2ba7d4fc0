/// What a chart is drawn on: the same calls make an SVG and a PNG.
///
/// Lengths are CSS pixels from the top left; colors are roles, so that a surface can answer to
/// light and dark.
protocol ChartSurface {
    /// Draws a straight line.
    mutating func line(from start: Point, to end: Point, color: ChartColor, thickness: Double)
    /// Draws a line through points.
    mutating func polyline(_ points: [Point], color: ChartColor, thickness: Double, dashed: Bool)
    /// Draws a dot.
    mutating func dot(at center: Point, radius: Double, color: ChartColor)
    /// Fills a box; `strength` 0 … 1 mixes the color with the background.
    mutating func box(
        at corner: Point, width: Double, height: Double, color: ChartColor, strength: Double)
    /// Writes a line of text beside a point, its middle at the point's height.
    mutating func text(
        _ text: String, at point: Point, anchor: TextAnchor, size: TextSize, color: ChartColor)
}

/// What a color is for.
enum ChartColor: Hashable {
    case text, muted, line, background
    /// The lines of a chart, counted from 0.
    case series(Int)
}

/// Where a text lies relative to its point.
enum TextAnchor: String {
    case start, middle, end
}

/// How large a text is.
enum TextSize: Int, CaseIterable {
    case label = 13
    case title = 18
}
