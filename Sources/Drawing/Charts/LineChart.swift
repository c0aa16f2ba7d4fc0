/// A line chart: one or several lines over the same two axes, with a legend where there are several.
package struct LineChart: Chart {
    /// The lines, in the order in which they are drawn and named.
    let series: [Series]
    /// The level axis.
    let x: Axis
    /// The upright axis.
    let y: Axis

    /// One line: its name, its points and how it is drawn.
    package struct Series: Sendable {
        /// What the line shows, as the legend names it.
        let name: String
        /// Its points in numbers of the axes, from left to right; those that are not finite are left out.
        let points: [Point]
        /// Its color's place, from 0, among the theme's colors of series.
        let color: Int
        /// Whether it is dashed, so that lines differ without color too.
        let isDashed: Bool

        /// Makes a line of its points.
        package init(name: String, points: [Point], color: Int, isDashed: Bool) {
            self.name = name
            self.points = points
            self.color = color
            self.isDashed = isDashed
        }
    }

    /// Makes a chart of lines over two axes.
    package init(series: [Series], x: Axis, y: Axis) {
        self.series = series
        self.x = x
        self.y = y
    }

    /// Draws the chart with its axes and legend into a rectangle of the page, given its top left
    /// corner and size in CSS pixels.
    package func draw(
        on surface: inout SVGSurface, at corner: Point, width: Double, height: Double
    ) {
        // Room for the numbers on the left, the titles above and below; set by eye.
        let frame = ChartFrame(
            left: corner.x + 58, top: corner.y + 46, right: corner.x + width - 20,
            bottom: corner.y + height - 58, x: x, y: y)
        frame.draw(on: &surface)
        for line in series {
            let points = line.points.filter { $0.x.isFinite && $0.y.isFinite }
                .map { frame.point($0.x, $0.y) }
            surface.polyline(
                points, color: .series(line.color), thickness: 2.25, dashed: line.isDashed)
            // The last point says where a run has ended, and shows a line of one point.
            if let last = points.last {
                surface.dot(at: last, radius: 3.5, color: .series(line.color))
            }
        }
        drawLegend(on: &surface, frame: frame)
    }

    /// Names the lines above the data, flush right, each with a sample of its line before it.
    private func drawLegend(on surface: inout SVGSurface, frame: ChartFrame) {
        // A line that is alone shows what the upright axis' title says.
        guard series.count > 1 else { return }
        // Names are placed from right to left. A letter of 13 CSS pixels is taken to be 6.6 wide:
        // the fonts are the reader's, so that nothing can be measured. With less, a sample would
        // run through a wide name. Set by eye.
        var right = frame.right
        for line in series.reversed() {
            let height = frame.top - 22
            surface.text(
                line.name, at: Point(right, height), anchor: .end, size: .label, color: .text)
            right -= Double(line.name.count) * 6.6 + 8
            surface.polyline(
                [Point(right - 26, height), Point(right, height)], color: .series(line.color),
                thickness: 2.25, dashed: line.isDashed)
            right -= 26 + 20
        }
    }
}
