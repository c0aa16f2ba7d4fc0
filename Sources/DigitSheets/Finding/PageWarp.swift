import Raster

/// The map from a page to a photo: a homography after a small displacement, for paper that is bent.
///
/// The displacement is a polynomial of the third degree in both directions, fitted robustly to places that
/// are known.
package struct PageWarp: Sendable {
    /// A place of the page whose position in the photo is known.
    struct Anchor {
        /// The place on the page, in millimeters.
        var place: SheetPoint
        /// Where it is in the photo, in pixels.
        var photo: SheetPoint
        /// The weight of its squared error in the fit.
        var importance = 1.0
    }

    /// The flat page's map, from millimeters to pixels.
    private let view: Homography
    /// The flat page's map back, from pixels to millimeters.
    private let back: Homography
    /// The displacement's ten coefficients in millimeters, in the order of `terms`.
    private var bend: [SheetPoint]

    /// The constants of bending.
    ///
    /// Stiffness is how firmly a coefficient is held at 0 (ridge regression), relative to an anchor of importance 1.
    package struct Settings: Sendable, Codable {
        /// The stiffness of the coefficients of degree 0 and 1.
        ///
        /// An order of magnitude, not tuned: nearly free, as every photo is shifted and tilted, but above 0, so that
        /// the equations can be solved.
        package var stiffness = 1e-3
        /// The stiffness of the coefficients of the second degree.
        ///
        /// An order of magnitude, not tuned: between that of a shift, which every page has, and that of the third
        /// degree, which few need.
        package var squareStiffness = 1e-2
        /// The stiffness of the coefficients of the third degree.
        ///
        /// An order of magnitude, not tuned: more than that of the others, as few pages need them and they run away
        /// where nothing is measured.
        package var cubeStiffness = 0.1
        /// The distance in millimeters beyond which anchors count less and less: a stroke that was taken for a printed
        /// line.
        ///
        /// Not tuned: about half of a printed line's width, as near as its middle is known.
        package var tolerance = 0.15
        /// The rounds of the fit; not tuned: the anchors' weights change little after some, and each costs little time.
        package var rounds = 8

        /// Makes the settings that photos are read with.
        package init() {}

        /// The stiffness of each coefficient, in the order of `terms`.
        fileprivate var ofTerms: [Double] {
            [Double](repeating: stiffness, count: 3)
                + [Double](repeating: squareStiffness, count: 3)
                + [Double](repeating: cubeStiffness, count: 4)
        }
    }

    /// Fits a flat page to anchors, regardless of their importance; nil where they do not determine it.
    init?(flat anchors: [Anchor]) {
        guard let view = Homography(from: anchors.map(\.place), to: anchors.map(\.photo)),
            let back = view.inverse
        else { return nil }
        (self.view, self.back) = (view, back)
        bend = [SheetPoint](repeating: .zero, count: 10)
    }

    /// Bends the page so that it fits the anchors, most of which must be right.
    ///
    /// Iteratively reweighted least squares; the bend stays as it was where the equations cannot be solved.
    mutating func bend(to anchors: [Anchor], settings: Settings) {
        let targets = anchors.map { back.apply($0.photo) - $0.place }
        var importance = anchors.map(\.importance)
        let tolerance = settings.tolerance
        for _ in 0..<max(0, settings.rounds) {
            var system = LinearSystem(stiffness: settings.ofTerms, sides: 2)
            for (number, anchor) in anchors.enumerated() {
                system.add(
                    Self.terms(anchor.place), [targets[number].x, targets[number].y],
                    importance: importance[number])
            }
            guard let solved = system.solved() else { return }
            bend = solved.map { [$0[0], $0[1]] }
            for (number, anchor) in anchors.enumerated() {
                let miss = displacement(at: anchor.place) - targets[number]
                let distance = miss.length
                // Weights fall with the distance from one tolerance on, and with its square from three on.
                importance[number] =
                    anchor.importance / max(1, distance / tolerance)
                    / max(1, distance / (3 * tolerance))
            }
        }
    }

    /// Returns the place in the photo, in pixels, that shows a place of the page in millimeters.
    @inline(__always)
    package func photo(_ place: SheetPoint) -> SheetPoint {
        view.apply(place + displacement(at: place))
    }

    /// Returns how many pixels a millimeter has at a place, along the direction in which it has most.
    package func resolution(at place: SheetPoint) -> Double {
        let here = photo(place)
        let across = photo(place + [1, 0]) - here
        let down = photo(place + [0, 1]) - here
        // The greater singular value of the map's derivative, from the eigenvalues of its 2×2 Gram matrix.
        let (a, b) = ((across * across).sum(), (down * down).sum())
        let c = (across * down).sum()
        let spread = ((a - b) * (a - b) / 4 + c * c).squareRoot()
        return ((a + b) / 2 + spread).squareRoot()
    }

    /// Returns how far a place of the bent page is from where the flat one has it, in millimeters (Horner's scheme).
    @inline(__always)
    private func displacement(at place: SheetPoint) -> SheetPoint {
        let (u, v) = Self.normalized(place)
        var sum = bend[0] + u * (bend[1] + u * (bend[3] + u * bend[6]))
        sum += v * (bend[2] + v * (bend[5] + v * bend[9]))
        sum += u * v * (bend[4] + u * bend[7] + v * bend[8])
        return sum
    }

    /// Returns a place in -1 … 1 of the frame in both directions, so that powers stay comparable.
    private static func normalized(_ place: SheetPoint) -> (Double, Double) {
        let half = SheetGeometry.frame / 2
        let scaled = (place - half) / half
        return (scaled.x, scaled.y)
    }

    /// Returns the polynomial's ten terms at a place.
    private static func terms(_ place: SheetPoint) -> [Double] {
        let (u, v) = normalized(place)
        return [1, u, v, u * u, u * v, v * v, u * u * u, u * u * v, v * v * u, v * v * v]
    }
}
