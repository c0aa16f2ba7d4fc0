import SystemLibraries

/// Writes a chart as SVG that is readable on light and dark grounds.
///
/// Colors are classes with plain values, the dark ones in a media query: viewers that know neither
/// custom properties nor the query still show the light picture.
struct SVGSurface: ChartSurface {
    private let width: Int
    private let height: Int
    private let title: String
    private let summary: String
    private var elements: [String] = []

    init(width: Int, height: Int, title: String, summary: String) {
        self.width = width
        self.height = height
        self.title = title
        self.summary = summary
    }

    mutating func line(
        from start: Point, to end: Point, color: ChartColor, thickness: Double
    ) {
        elements.append(
            """
            <line class="\(color.stroke)" x1="\(start.x.svg)" y1="\(start.y.svg)" \
            x2="\(end.x.svg)" y2="\(end.y.svg)" stroke-width="\(thickness.svg)"/>
            """)
    }

    mutating func polyline(
        _ points: [Point], color: ChartColor, thickness: Double, dashed: Bool
    ) {
        let list = points.map { "\($0.x.svg),\($0.y.svg)" }.joined(separator: " ")
        let dashes = dashed ? " stroke-dasharray=\"6 4\"" : ""
        elements.append(
            """
            <polyline class="\(color.stroke)" points="\(list)" fill="none" \
            stroke-width="\(thickness.svg)" stroke-linejoin="round" stroke-linecap="round"\
            \(dashes)/>
            """)
    }

    mutating func dot(at center: Point, radius: Double, color: ChartColor) {
        elements.append(
            """
            <circle class="\(color.fill)" cx="\(center.x.svg)" cy="\(center.y.svg)" \
            r="\(radius.svg)"/>
            """)
    }

    mutating func box(
        at corner: Point, width: Double, height: Double, color: ChartColor, strength: Double
    ) {
        let opacity = strength < 1 ? " fill-opacity=\"\(strength.svg)\"" : ""
        elements.append(
            """
            <rect class="\(color.fill)" x="\(corner.x.svg)" y="\(corner.y.svg)" \
            width="\(width.svg)" height="\(height.svg)"\(opacity)/>
            """)
    }

    mutating func text(
        _ text: String, at point: Point, anchor: TextAnchor, size: TextSize, color: ChartColor
    ) {
        elements.append(
            """
            <text class="\(color.fill) \(size)" x="\(point.x.svg)" y="\(point.y.svg)" \
            text-anchor="\(anchor.rawValue)" dominant-baseline="central">\
            \(HTML.escaped(text))</text>
            """)
    }

    /// The whole file.
    var file: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
        viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="title summary">
        <title id="title">\(HTML.escaped(title))</title>
        <desc id="summary">\(HTML.escaped(summary))</desc>
        <style>
        text { font-family: system-ui, "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif; }
        .label { font-size: \(TextSize.label.rawValue)px; }
        .title { font-size: \(TextSize.title.rawValue)px; font-weight: 600; }
        \(Self.rules(.light))
        @media (prefers-color-scheme: dark) {
        \(Self.rules(.dark))
        }
        </style>
        \(elements.joined(separator: "\n"))
        </svg>

        """
    }

    /// The picture for a page that has the rules in its style; `id` is the page's own.
    func element(id: String) -> String {
        """
        <svg class="chart" viewBox="0 0 \(width) \(height)" role="img" \
        aria-labelledby="\(id)-title \(id)-summary">
        <title id="\(id)-title">\(HTML.escaped(title))</title>
        <desc id="\(id)-summary">\(HTML.escaped(summary))</desc>
        \(elements.joined(separator: "\n"))
        </svg>
        """
    }

    /// A theme's colors as CSS rules.
    static func rules(_ theme: Theme) -> String {
        let roles: [ChartColor] =
            [.text, .muted, .line, .background] + theme.series.indices.map(ChartColor.series)
        return roles.map { role in
            let color = theme.color(of: role).css
            return ".\(role.fill) { fill: \(color); } .\(role.stroke) { stroke: \(color); }"
        }.joined(separator: "\n")
    }
}

extension ChartColor {
    fileprivate var name: String {
        switch self {
        case .text: "text"
        case .muted: "muted"
        case .line: "line"
        case .background: "ground"
        case .series(let index): "series-\(index)"
        }
    }
    fileprivate var fill: String { "fill-" + name }
    fileprivate var stroke: String { "stroke-" + name }
}

extension Theme {
    /// The color of a role in a chart.
    func color(of role: ChartColor) -> RGB {
        switch role {
        case .text: text
        case .muted: muted
        case .line: line
        case .background: surface
        case .series(let index): series[index % series.count]
        }
    }
}

extension Double {
    /// At most two decimals, without needless zeros.
    fileprivate var svg: String {
        guard isFinite else { return "0" }
        let rounded = (self * 100).rounded() / 100
        return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
    }
}
