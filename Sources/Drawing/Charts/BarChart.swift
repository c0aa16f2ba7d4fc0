/// A bar chart: bars that stand side by side, each with a name, a value and perhaps a mark to compare it with.
package struct BarChart: Chart {
    /// The bars, from left to right.
    let bars: [Bar]
    /// What the bars' names are, as the level axis' title.
    let x: String
    /// What the bars' height means.
    let y: Axis

    /// One bar: its name, its height, and what it is compared with.
    package struct Bar: Sendable {
        /// The text below the bar; empty for none.
        let name: String
        /// How high the bar is, in numbers of the upright axis.
        let value: Double
        /// What the value is compared with, drawn as a mark across the bar; nil for no mark.
        let reference: Double?
        /// The small text above the bar; empty for none.
        let note: String

        /// Makes a bar; without a reference it is compared with nothing.
        package init(name: String, value: Double, reference: Double? = nil, note: String = "") {
            self.name = name
            self.value = value
            self.reference = reference
            self.note = note
        }
    }

    /// Makes a chart whose upright axis begins at 0 and reaches to the greatest value or reference.
    package init(
        bars: [Bar], x: String, y: String, format: (@Sendable (Double) -> String)? = nil
    ) {
        self.bars = bars
        self.x = x
        let values: [Double] = bars.map { max($0.value, $0.reference ?? 0) }
        self.y = Axis(title: y, scale: Scale(covering: [0] + values), format: format)
    }

    /// Draws the chart into a rectangle of the page, given its top left corner and size in CSS pixels.
    package func draw(
        on surface: inout SVGSurface, at corner: Point, width: Double, height: Double
    ) {
        // The axis' own ticks are not wanted: names stand below the bars instead.
        let across = Axis(title: x, scale: .unlabeled, format: { _ in "" })
        // Room for the numbers on the left, the title above, names and title below: as in a line chart, set by eye.
        let frame = ChartFrame(
            left: corner.x + 58, top: corner.y + 46, right: corner.x + width - 20,
            bottom: corner.y + height - 58, x: across, y: y)
        frame.draw(on: &surface)
        let pitch = (frame.right - frame.left) / Double(max(1, bars.count))
        for (index, bar) in bars.enumerated() {
            let left = frame.left + pitch * Double(index)
            let top = frame.point(0, bar.value).y
            // Bars fill 76 % of their pitch, their marks 92 %, so that a mark is seen beside its bar.
            surface.box(
                at: Point(left + pitch * 0.12, top), width: pitch * 0.76,
                height: frame.bottom - top, color: .series(0), strength: 1)
            if let reference = bar.reference {
                let mark = frame.point(0, reference).y
                surface.line(
                    from: Point(left + pitch * 0.04, mark), to: Point(left + pitch * 0.96, mark),
                    color: .series(1), thickness: 3)
            }
            if !bar.note.isEmpty {
                // The note stands above whichever is higher, the bar or its mark.
                let height = min(top, bar.reference.map { frame.point(0, $0).y } ?? top)
                surface.text(
                    bar.note, at: Point(left + pitch / 2, height - 11), anchor: .middle,
                    size: .label, color: .muted)
            }
            if !bar.name.isEmpty {
                surface.text(
                    bar.name, at: Point(left + pitch / 2, frame.bottom + 18), anchor: .middle,
                    size: .label, color: .muted)
            }
        }
    }
}
