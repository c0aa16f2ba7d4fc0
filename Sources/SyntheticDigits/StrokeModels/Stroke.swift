/// A place on a drawn digit: x to the right, y down, the digit about 1 high.
typealias Point = SIMD2<Float>

/// Where the pen goes between touching and leaving the paper.
typealias Path = [Point]

/// One stroke of a pen: where it went and how hard it was pressed.
package struct Stroke: Sendable, Equatable {
    /// The places, in order; x to the right, y down.
    package var points: [SIMD2<Float>]
    /// The stroke's width at each place, relative to the pen's.
    package var pressure: [Float]

    /// Makes a stroke of even pressure.
    package init(points: [SIMD2<Float>]) {
        self.points = points
        pressure = [Float](repeating: 1, count: points.count)
    }

    /// Returns the stroke with every place moved by a function.
    package func mapped(_ place: (SIMD2<Float>) -> SIMD2<Float>) -> Stroke {
        var stroke = self
        stroke.points = points.map(place)
        return stroke
    }

    /// Returns the stroke with more places between its own, so that large drawings show no chords.
    ///
    /// Cubic Hermite spans; turns sharper than 40° stay corners.
    package func refined(steps: Int) -> Stroke {
        guard points.count > 2, steps > 1 else { return self }
        var refined = Stroke(points: [])
        for index in 0..<points.count - 1 {
            let (from, to) = (points[index], points[index + 1])
            let leaving = tangent(at: index, alternative: to - from)
            let arriving = tangent(at: index + 1, alternative: to - from)
            for step in 0..<steps {
                let t = Float(step) / Float(steps)
                let (t2, t3) = (t * t, t * t * t)
                var place = from * (2 * t3 - 3 * t2 + 1)
                place += leaving * (t3 - 2 * t2 + t)
                place += to * (3 * t2 - 2 * t3)
                place += arriving * (t3 - t2)
                refined.points.append(place)
                refined.pressure.append(
                    pressure[index] + t * (pressure[index + 1] - pressure[index]))
            }
        }
        refined.points.append(points[points.count - 1])
        refined.pressure.append(pressure[pressure.count - 1])
        return refined
    }

    private func tangent(at index: Int, alternative: SIMD2<Float>) -> SIMD2<Float> {
        guard index > 0, index < points.count - 1 else { return alternative }
        let before = points[index] - points[index - 1]
        let after = points[index + 1] - points[index]
        let product = (before * after).sum()
        let lengths = ((before * before).sum() * (after * after).sum()).squareRoot()
        guard lengths > 0, product > 0.766 * lengths else { return alternative }
        return (before + after) / 2
    }
}
