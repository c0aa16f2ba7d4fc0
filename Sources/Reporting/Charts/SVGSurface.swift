import SystemLibraries

/// Writes a chart as SVG that is readable on light and dark grounds.
///
/// Colors are classes with plain values, the dark ones in a media query: viewers that know neither
/// custom properties nor the query still show the light picture.
///
/// Lengths are CSS pixels from the top left corner; colors are named by what they are for.
struct SVGSurface {
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

    /// Draws a straight line.
    mutating func line(
        from start: Point, to end: Point, color: ChartColor, thickness: Double
    ) {
        elements.append(
            """
            <line class="\(color.stroke)" x1="\(start.x.svg)" y1="\(start.y.svg)" \
            x2="\(end.x.svg)" y2="\(end.y.svg)" stroke-width="\(thickness.svg)"/>
            """)
    }

    /// Draws a line through points.
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

    /// Draws a filled circle.
    mutating func dot(at center: Point, radius: Double, color: ChartColor) {
        elements.append(
            """
            <circle class="\(color.fill)" cx="\(center.x.svg)" cy="\(center.y.svg)" \
            r="\(radius.svg)"/>
            """)
    }

    /// Fills a box; `strength`, 0 … 1, is its opacity.
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

    /// Writes a line of text beside a point, its middle at the point's height.
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

    /// A theme's colors as CSS rules, for what lies below an element where one is given.
    static func rules(_ theme: Theme, below root: String = "") -> String {
        let below = root.isEmpty ? "" : root + " "
        let roles: [ChartColor] =
            [.text, .muted, .line, .background] + theme.series.indices.map(ChartColor.series)
        return roles.map { role in
            let color = theme.color(of: role).css
            return
                "\(below).\(role.fill) { fill: \(color); } \(below).\(role.stroke) { stroke: \(color); }"
        }.joined(separator: "\n")
    }
}

/// A place in a drawing, in CSS pixels from the top left corner.
package struct Point: Sendable, Equatable {
    /// To the right.
    package var x: Double
    /// Down.
    package var y: Double

    /// Makes a point.
    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
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

/// How large a text is, in CSS pixels.
enum TextSize: Int, CaseIterable {
    case label = 13
    case title = 18
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
