/// A smooth curve through given places: a uniform Catmull–Rom spline.
enum Spline {
    /// Returns places on the curve, `steps` for each span, the first and the last knot included;
    /// two knots or fewer are returned as they are.
    static func through(_ knots: Path, steps: Int = 10) -> Path {
        guard knots.count > 2, let first = knots.first, let last = knots.last else {
            return knots
        }
        // Mirrored ends make the curve start and end in the direction of its outer spans.
        let padded = [2 * first - knots[1]] + knots + [2 * last - knots[knots.count - 2]]
        var path = Path()
        path.reserveCapacity((knots.count - 1) * steps + 1)
        for span in 1..<knots.count {
            let (a, b) = (padded[span - 1], padded[span])
            let (c, d) = (padded[span + 1], padded[span + 2])
            // The cubic's coefficients of t, t² and t³; that of t⁰ is b.
            let slope = (c - a) / 2
            let bend = a - 2.5 * b + 2 * c - d / 2
            let twist = (3 * (b - c) + d - a) / 2
            for step in 0..<steps {
                let t = Float(step) / Float(steps)
                path.append(b + t * (slope + t * (bend + t * twist)))
            }
        }
        path.append(last)
        return path
    }
}
