/// Lines over a shared axis.
struct LineChart: Chart {
    /// What is drawn.
    let series: [Series]
    /// To the right.
    let x: Axis
    /// Upwards.
    let y: Axis

    /// One line.
    struct Series: Sendable {
        /// What it shows.
        let name: String
        /// Its points, from left to right; what is no number is left out.
        let points: [Point]
        /// Which of the theme's colors it has.
        let color: Int
        /// Whether it is dashed, so that lines differ without color too.
        let isDashed: Bool
    }

    /// Draws the chart with its axes and the names of its lines into a room.
    func draw(
        on surface: inout SVGSurface, at corner: Point, width: Double, height: Double
    ) {
        let frame = ChartFrame(
            left: corner.x + 58, top: corner.y + 46, right: corner.x + width - 20,
            bottom: corner.y + height - 58, x: x, y: y)
        frame.draw(on: &surface)
        for line in series {
            let points = line.points.filter { $0.x.isFinite && $0.y.isFinite }
                .map { frame.point($0.x, $0.y) }
            surface.polyline(
                points, color: .series(line.color), thickness: 2.25, dashed: line.isDashed)
            if let last = points.last {
                surface.dot(at: last, radius: 3.5, color: .series(line.color))
            }
        }
        drawLegend(on: &surface, frame: frame)
    }

    /// Names the lines above the data on the right, where no line can run through them.
    private func drawLegend(on surface: inout SVGSurface, frame: ChartFrame) {
        // One line is what the upright axis says.
        guard series.count > 1 else { return }
        // Wide enough for the wider of the two surfaces' letters.
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
