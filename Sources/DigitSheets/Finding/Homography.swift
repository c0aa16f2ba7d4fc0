import Raster

/// A projective map of one plane onto another, as a camera sees a flat page.
package struct Homography: Sendable, Hashable {
    /// x' = (a x + b y + c) / (g x + h y + 1), y' = (d x + e y + f) / (g x + h y + 1): a … h.
    private let numbers: [Double]

    /// Finds the map that takes places to others with the least squared errors, or nothing where four
    /// places that no three of are in line are missing.
    package init?(from places: [SheetPoint], to others: [SheetPoint]) {
        guard places.count == others.count, places.count >= 4 else { return nil }
        // Numbers near 1 keep the equations from losing digits.
        let (from, to) = (Scaling(places), Scaling(others))
        guard
            let scaled = Self(
                directlyFrom: places.map(from.apply), to: others.map(to.apply))
        else { return nil }
        // Undo the scalings: to⁻¹ · map · from, written out by its images of four places.
        let corners: [SheetPoint] = [[-1, -1], [1, -1], [1, 1], [-1, 1]]
        let images = corners.map { to.undo(scaled.apply($0)) }
        guard let whole = Self(directlyFrom: corners.map(from.undo), to: images) else { return nil }
        self = whole
    }

    private init?(directlyFrom places: [SheetPoint], to others: [SheetPoint]) {
        var system = LinearSystem(stiffness: [Double](repeating: 0, count: 8), sides: 1)
        for (p, q) in zip(places, others) {
            system.add([p.x, p.y, 1, 0, 0, 0, -q.x * p.x, -q.x * p.y], [q.x])
            system.add([0, 0, 0, p.x, p.y, 1, -q.y * p.x, -q.y * p.y], [q.y])
        }
        guard let found = system.solved() else { return nil }
        numbers = found.map { $0[0] }
    }

    /// Where the map takes a place.
    @inline(__always)
    package func apply(_ place: SheetPoint) -> SheetPoint {
        let depth = numbers[6] * place.x + numbers[7] * place.y + 1
        return SheetPoint(
            numbers[0] * place.x + numbers[1] * place.y + numbers[2],
            numbers[3] * place.x + numbers[4] * place.y + numbers[5]) / depth
    }

    /// The map back.
    package var inverse: Homography? {
        let corners: [SheetPoint] = [[0, 0], [1, 0], [1, 1], [0, 1]].map { 200 * $0 }
        return Homography(from: corners.map(apply), to: corners)
    }

    /// Moves places to around 0, at distances around 1.
    private struct Scaling {
        let middle: SheetPoint
        let size: Double

        init(_ places: [SheetPoint]) {
            let middle = places.reduce(SheetPoint.zero, +) / Double(places.count)
            let spread = places.map { (($0 - middle) * ($0 - middle)).sum().squareRoot() }.max()
            (self.middle, size) = (middle, max(spread ?? 1, 1e-9))
        }

        func apply(_ place: SheetPoint) -> SheetPoint { (place - middle) / size }
        func undo(_ place: SheetPoint) -> SheetPoint { place * size + middle }
    }
}
