/// One side of a chart: what it measures and how.
struct Axis: Sendable {
    /// What is measured, with its unit.
    let title: String
    /// Where numbers lie.
    let scale: Scale
    /// How a tick's number is written.
    let format: @Sendable (Double) -> String

    /// Makes an axis; ticks are written as plain numbers unless told otherwise.
    init(title: String, scale: Scale, format: (@Sendable (Double) -> String)? = nil) {
        self.title = title
        self.scale = scale
        let decimals = scale.decimals
        self.format = format ?? { NumberText.decimal($0, places: decimals) }
    }
}

/// The room of a chart on its page, and the axes around the part that holds the data.
struct ChartFrame: Sendable {
    /// Left edge of the data.
    let left: Double
    /// Top edge of the data.
    let top: Double
    /// Right edge of the data.
    let right: Double
    /// Bottom edge of the data.
    let bottom: Double
    /// To the right.
    let x: Axis
    /// Upwards.
    let y: Axis

    /// Where a pair of numbers lies.
    func point(_ xValue: Double, _ yValue: Double) -> Point {
        Point(
            x.scale.position(of: xValue, from: left, to: right),
            y.scale.position(of: yValue, from: bottom, to: top))
    }

    /// Draws grid, ticks and titles; the upright axis' title stands level above it.
    func draw(on surface: inout SVGSurface) {
        for tick in y.scale.ticks {
            let height = y.scale.position(of: tick, from: bottom, to: top)
            let isBase = tick == y.scale.ticks.first
            surface.line(
                from: Point(left, height), to: Point(right, height),
                color: isBase ? .muted : .line, thickness: 1)
            surface.text(
                y.format(tick), at: Point(left - 10, height), anchor: .end, size: .label,
                color: .muted)
        }
        for tick in x.scale.ticks {
            let across = x.scale.position(of: tick, from: left, to: right)
            surface.line(
                from: Point(across, bottom), to: Point(across, bottom + 5), color: .muted,
                thickness: 1)
            surface.text(
                x.format(tick), at: Point(across, bottom + 18), anchor: .middle, size: .label,
                color: .muted)
        }
        surface.text(
            x.title, at: Point((left + right) / 2, bottom + 42), anchor: .middle, size: .label,
            color: .text)
        surface.text(
            y.title, at: Point(left, top - 22), anchor: .start, size: .title, color: .text)
    }
}
