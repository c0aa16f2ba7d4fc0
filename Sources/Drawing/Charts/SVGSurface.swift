import Files
import SystemLibraries

/// Writes a drawing as SVG that is readable on light and dark grounds.
///
/// Colors are classes with plain values, the dark ones in a media query: viewers that know neither
/// custom properties nor the query still show the light picture.
///
/// Lengths are CSS pixels from the top left corner; colors are named by what they are for. What is
/// drawn later covers what was drawn before.
package struct SVGSurface {
    /// The width of the drawing, in CSS pixels.
    private let width: Int
    /// The height of the drawing, in CSS pixels.
    private let height: Int
    /// What the drawing is called, for screen readers.
    private let title: String
    /// What the drawing shows, in words for people who cannot see it.
    private let summary: String
    /// The SVG elements so far, in drawing order.
    private var elements: [String] = []

    /// Makes an empty drawing of a size in CSS pixels.
    init(width: Int, height: Int, title: String, summary: String) {
        self.width = width
        self.height = height
        self.title = title
        self.summary = summary
    }

    /// Draws a straight line of a thickness in CSS pixels.
    mutating func line(
        from start: Point, to end: Point, color: ChartColor, thickness: Double
    ) {
        elements.append(
            """
            <line class="\(color.stroke)" x1="\(start.x.svg)" y1="\(start.y.svg)" \
            x2="\(end.x.svg)" y2="\(end.y.svg)" stroke-width="\(thickness.svg)"/>
            """)
    }

    /// Draws a line through points in their order, its corners and ends round; one point or none draws nothing.
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

    /// Writes a line of text beside a point, which is at half the text's height; `anchor` says on
    /// which side of the point.
    mutating func text(
        _ text: String, at point: Point, anchor: TextAnchor, size: TextSize, color: ChartColor
    ) {
        elements.append(
            """
            <text class="\(color.fill) \(size)" x="\(point.x.svg)" y="\(point.y.svg)" \
            text-anchor="\(anchor.rawValue)" dominant-baseline="central">\
            \(MarkupText.escaped(text))</text>
            """)
    }

    /// The drawing as a whole SVG file, with the colors of both themes.
    var file: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
        viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="title summary">
        <title id="title">\(MarkupText.escaped(title))</title>
        <desc id="summary">\(MarkupText.escaped(summary))</desc>
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

    /// Returns the drawing as an element for a page whose style has the colors' rules; `id`, the
    /// page's only one of the name, begins the element's own ids.
    func element(id: String) -> String {
        """
        <svg class="chart" viewBox="0 0 \(width) \(height)" role="img" \
        aria-labelledby="\(id)-title \(id)-summary">
        <title id="\(id)-title">\(MarkupText.escaped(title))</title>
        <desc id="\(id)-summary">\(MarkupText.escaped(summary))</desc>
        \(elements.joined(separator: "\n"))
        </svg>
        """
    }

    /// Returns a theme's colors as CSS rules, two a role: `fill-…` and `stroke-…`, for what lies
    /// below an element where one is given.
    ///
    /// A drawing's elements have classes alone, so that one page's rules color all of its charts.
    package static func rules(_ theme: Theme, below root: String = "") -> String {
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

/// A place in a drawing, in CSS pixels from the top left corner; in a series, a pair of numbers on the two axes.
package struct Point: Sendable, Equatable {
    /// To the right, or on the level axis.
    package var x: Double
    /// Down, or on the upright axis.
    package var y: Double

    /// Makes a point of its two numbers.
    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// What a color is for: a role that each theme fills with a color of its own.
enum ChartColor: Hashable {
    /// Text to be read first, text beside it, grids and axes, and what lies behind all.
    case text, muted, line, background
    /// A line or bars of a chart, by the series' place from 0.
    case series(Int)
}

/// On which side of its point a text lies, with SVG's own words.
enum TextAnchor: String {
    /// The text begins at, is centered on, or ends at the point.
    case start, middle, end
}

/// How large a text is, in CSS pixels.
enum TextSize: Int, CaseIterable {
    /// The numbers and names around the data.
    case label = 13
    /// The title of a plot or of the upright axis.
    case title = 18
}

extension ChartColor {
    /// The role as a part of CSS class names.
    fileprivate var name: String {
        switch self {
        case .text: "text"
        case .muted: "muted"
        case .line: "line"
        case .background: "ground"
        case .series(let index): "series-\(index)"
        }
    }
    /// The class that fills a shape or text with the role's color.
    fileprivate var fill: String { "fill-" + name }
    /// The class that draws a line in the role's color.
    fileprivate var stroke: String { "stroke-" + name }
}

extension Theme {
    /// Returns the color of a role; series beyond the last color begin again with the first.
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
    /// The number as SVG text with at most two decimals, without needless zeros; what is not finite is 0.
    fileprivate var svg: String {
        guard isFinite else { return "0" }
        let rounded = (self * 100).rounded() / 100
        return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
    }
}
