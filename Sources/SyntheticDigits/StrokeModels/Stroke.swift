/// A place or an offset in the plane: x to the right, y down; on a drawing the digit is about 1
/// high.
typealias Point = SIMD2<Float>

/// The center line of a stroke as places in their order: where the pen goes between touching and
/// leaving the paper.
typealias Path = [Point]

/// One stroke of a pen: its center line and the width along it.
package struct Stroke: Sendable, Equatable {
    /// The places of the center line in their order; x to the right, y down.
    package var points: [SIMD2<Float>]
    /// The stroke's width at each place, relative to the pen's; as many numbers as there are
    /// places.
    package var pressure: [Float]

    /// Makes a stroke of even pressure, 1.
    package init(points: [SIMD2<Float>]) {
        self.points = points
        pressure = [Float](repeating: 1, count: points.count)
    }

    /// Returns the stroke with every place mapped by a function; the pressure stays.
    package func mapped(_ place: (SIMD2<Float>) -> SIMD2<Float>) -> Stroke {
        var stroke = self
        stroke.points = points.map(place)
        return stroke
    }

    /// Returns the stroke with `steps` places for each of its spans, so that large drawings show no
    /// chords.
    ///
    /// Cubic Hermite spans; turns sharper than 40° stay corners. Strokes of two places stay as they
    /// are.
    package func refined(steps: Int) -> Stroke {
        guard points.count > 2, steps > 1 else { return self }
        var refined = Stroke(points: [])
        for index in 0..<points.count - 1 {
            let (from, to) = (points[index], points[index + 1])
            // The tangents at both ends of the span; at a corner the span itself, so that it stays
            // straight there.
            let leaving = tangent(at: index, alternative: to - from)
            let arriving = tangent(at: index + 1, alternative: to - from)
            for step in 0..<steps {
                let t = Float(step) / Float(steps)
                // The four Hermite basis polynomials.
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

    /// Returns the direction of the curve at a place: the mean of the spans before and after it, or
    /// the alternative at an end and at a corner.
    private func tangent(at index: Int, alternative: SIMD2<Float>) -> SIMD2<Float> {
        guard index > 0, index < points.count - 1 else { return alternative }
        let before = points[index] - points[index - 1]
        let after = points[index + 1] - points[index]
        let product = (before * after).sum()
        let lengths = ((before * before).sum() * (after * after).sum()).squareRoot()
        // 0.766 is the cosine of 40°, set by eye: corners of a 4 or 7 are sharper, those of
        // polygonal curves are not.
        guard lengths > 0, product > 0.766 * lengths else { return alternative }
        return (before + after) / 2
    }
}
