import Files

/// One side of a chart: what it measures, which numbers it shows, and how they are written.
package struct Axis: Sendable {
    /// What is measured, with its unit, as it is written beside the axis.
    let title: String
    /// Which numbers are shown, and which of them have a tick.
    let scale: Scale
    /// How the number of a tick is written.
    let format: @Sendable (Double) -> String

    /// Makes an axis; ticks are written as decimals, with as many places as the scale needs, unless
    /// `format` says otherwise.
    package init(title: String, scale: Scale, format: (@Sendable (Double) -> String)? = nil) {
        self.title = title
        self.scale = scale
        let decimals = scale.decimals
        self.format = format ?? { NumberText.decimal($0, places: decimals) }
    }
}

/// The rectangle of a chart that holds the data, in CSS pixels of the page, and the two axes around it.
///
/// Titles, numbers and names stand outside of it, in the room that a chart leaves around it.
struct ChartFrame: Sendable {
    /// Left edge of the data, in CSS pixels.
    let left: Double
    /// Top edge of the data, in CSS pixels.
    let top: Double
    /// Right edge of the data, in CSS pixels.
    let right: Double
    /// Bottom edge of the data, in CSS pixels.
    let bottom: Double
    /// The level axis, whose numbers rise to the right.
    let x: Axis
    /// The upright axis, whose numbers rise upwards.
    let y: Axis

    /// Returns where a pair of numbers lies on the page.
    func point(_ xValue: Double, _ yValue: Double) -> Point {
        Point(
            x.scale.position(of: xValue, from: left, to: right),
            y.scale.position(of: yValue, from: bottom, to: top))
    }

    /// Draws the level grid, ticks, their numbers and both titles; the upright axis' title stands
    /// level above the data.
    ///
    /// The distances in CSS pixels between data, ticks and titles are set by eye for the two sizes of text.
    func draw(on surface: inout SVGSurface) {
        for tick in y.scale.ticks {
            let height = y.scale.position(of: tick, from: bottom, to: top)
            // The lowest grid line is the level axis itself, and is darker.
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
