import Raster

/// A projective map of one plane onto another (homography), as a camera sees a flat page.
package struct Homography: Sendable, Hashable {
    /// The eight coefficients a … h: x' = (a x + b y + c) / (g x + h y + 1), y' = (d x + e y + f) / (g x +
    /// h y + 1).
    private let numbers: [Double]

    /// Finds the map that takes places to others with the least squared algebraic errors.
    ///
    /// Nil where the numbers of places differ, and where there are no four of which no three are in line, on either
    /// plane.
    /// Source: direct linear transformation with normalized points (Hartley, Zisserman, "Multiple View
    /// Geometry in Computer Vision", chapter 4).
    package init?(from places: [SheetPoint], to others: [SheetPoint]) {
        guard places.count == others.count, places.count >= 4 else { return nil }
        // Numbers near 1 keep the equations from losing digits.
        let (from, to) = (Scaling(places), Scaling(others))
        guard
            let scaled = Self(
                directlyFrom: places.map(from.apply), to: others.map(to.apply)),
            scaled.isInvertible
        else { return nil }
        // Undo the scalings: to⁻¹ · map · from, written out by its images of four places.
        let corners: [SheetPoint] = [[-1, -1], [1, -1], [1, 1], [-1, 1]]
        let images = corners.map { to.undo(scaled.apply($0)) }
        guard let whole = Self(directlyFrom: corners.map(from.undo), to: images) else { return nil }
        self = whole
    }

    /// Solves the normal equations of the map's coefficients; loses digits where places are far from 1.
    private init?(directlyFrom places: [SheetPoint], to others: [SheetPoint]) {
        var system = LinearSystem(stiffness: [Double](repeating: 0, count: 8), sides: 1)
        // Each pair gives two equations: the map's definition times its denominator.
        for (p, q) in zip(places, others) {
            system.add([p.x, p.y, 1, 0, 0, 0, -q.x * p.x, -q.x * p.y], [q.x])
            system.add([0, 0, 0, p.x, p.y, 1, -q.y * p.x, -q.y * p.y], [q.y])
        }
        guard let found = system.solved() else { return nil }
        numbers = found.map { $0[0] }
    }

    /// Whether a map between places near 1 has a way back: whether its matrix has a determinant other than 0.
    ///
    /// Where three of four places are in line the equations have a solution, too: it takes the plane to one place or
    /// to one line. 1e-9 is far below the determinant of any view of a page and far above rounding.
    private var isInvertible: Bool {
        let (a, b, c) = (numbers[0], numbers[1], numbers[2])
        let (d, e, f) = (numbers[3], numbers[4], numbers[5])
        let (g, h) = (numbers[6], numbers[7])
        return abs(a * (e - f * h) - b * (d - f * g) + c * (d * h - e * g)) > 1e-9
    }

    /// Returns where the map takes a place; infinite on the horizon, where the denominator is 0.
    @inline(__always)
    package func apply(_ place: SheetPoint) -> SheetPoint {
        let depth = numbers[6] * place.x + numbers[7] * place.y + 1
        return SheetPoint(
            numbers[0] * place.x + numbers[1] * place.y + numbers[2],
            numbers[3] * place.x + numbers[4] * place.y + numbers[5]) / depth
    }

    /// The map back; nil where this one takes the page's corners to places that do not determine it.
    package var inverse: Homography? {
        // Four places determine it; 200 mm is about the size of a page, where the map is known best.
        let corners: [SheetPoint] = [[0, 0], [1, 0], [1, 1], [0, 1]].map { 200 * $0 }
        return Homography(from: corners.map(apply), to: corners)
    }

    /// A shift and scale that move places to around 0, at distances of at most 1.
    private struct Scaling {
        /// The places' mean.
        let middle: SheetPoint
        /// The greatest distance of a place from the mean, at least 1e-9.
        let size: Double

        /// Measures places.
        init(_ places: [SheetPoint]) {
            let middle = places.reduce(SheetPoint.zero, +) / Double(places.count)
            let spread = places.map { ($0 - middle).length }.max()
            (self.middle, size) = (middle, max(spread ?? 1, 1e-9))
        }

        /// Moves a place to the normalized frame.
        func apply(_ place: SheetPoint) -> SheetPoint { (place - middle) / size }
        /// Moves a place back from the normalized frame.
        func undo(_ place: SheetPoint) -> SheetPoint { place * size + middle }
    }
}
