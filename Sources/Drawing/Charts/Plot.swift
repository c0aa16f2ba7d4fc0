/// Charts beside each other under one title, to be written as an SVG file or as an element of a page.
///
/// All charts have the same size.
package struct Plot: Sendable {
    /// The title, which an SVG file shows and an element tells screen readers.
    package let title: String
    /// The charts in words, for people who cannot see them.
    let summary: String
    /// The charts, from left to right.
    package let charts: [any Chart]

    /// Makes a plot of one chart or several.
    package init(title: String, summary: String, charts: [any Chart]) {
        self.title = title
        self.summary = summary
        self.charts = charts
    }

    /// The width of a chart in a file, in CSS pixels; the sizes of files and elements are set by eye.
    private static let chartWidth = 460.0
    /// The height of a chart in a file, in CSS pixels.
    private static let chartHeight = 340.0
    /// The empty edge on all sides of a file, in CSS pixels.
    private static let margin = 20.0
    /// The height of the title's line in a file, in CSS pixels.
    private static let header = 24.0

    /// Returns the plot as an SVG file.
    package func svg() -> String {
        var surface = SVGSurface(width: width, height: height, title: title, summary: summary)
        draw(on: &surface)
        return surface.file
    }

    /// Returns the plot as an element of a page, which has the title as a heading of its own.
    ///
    /// `id` must be the page's only one of the name: the element's own ids begin with it.
    package func element(id: String) -> String {
        // A panel of a page has no title of the plot's, so that its charts take that room.
        let size = (width: Self.chartWidth, height: 345.0)
        var surface = SVGSurface(
            width: Int(size.width) * charts.count, height: Int(size.height), title: title,
            summary: summary)
        for (index, chart) in charts.enumerated() {
            chart.draw(
                on: &surface, at: Point(Double(index) * size.width, 0), width: size.width,
                height: size.height)
        }
        return surface.element(id: id)
    }

    /// The width of a file, in CSS pixels.
    private var width: Int { Int(Self.chartWidth * Double(charts.count) + 2 * Self.margin) }
    /// The height of a file, in CSS pixels.
    private var height: Int { Int(Self.chartHeight + Self.header + 2 * Self.margin) }

    /// Draws background, title and charts of a file.
    private func draw(on surface: inout SVGSurface) {
        surface.box(
            at: Point(0, 0), width: Double(width), height: Double(height), color: .background,
            strength: 1)
        surface.text(
            title, at: Point(Self.margin + 8, Self.margin + 12), anchor: .start, size: .title,
            color: .text)
        for (index, chart) in charts.enumerated() {
            chart.draw(
                on: &surface,
                at: Point(
                    Self.margin + Double(index) * Self.chartWidth, Self.margin + Self.header),
                width: Self.chartWidth, height: Self.chartHeight)
        }
    }
}

/// One of the charts that a plot is made of.
package protocol Chart: Sendable {
    /// Draws the chart with its axes into a rectangle, given its top left corner and size in CSS pixels.
    func draw(on surface: inout SVGSurface, at corner: Point, width: Double, height: Double)
}
