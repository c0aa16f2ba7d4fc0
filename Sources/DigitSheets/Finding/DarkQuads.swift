import Raster

/// The dark quadrilaterals of a picture: candidates for the marks of a sheet.
///
/// Shading correction, a threshold, connected components, and of each convex hull the four corners that
/// keep most of its area. Takes time proportional to the picture's pixels.
package struct DarkQuads {
    /// The four corners of each in pixels, clockwise from any of them, in the order of connected components.
    private(set) var quads: [[SheetPoint]] = []

    /// The constants of this algorithm.
    package struct Settings: Sendable, Codable {
        /// The brightness, as a share of the paper around, below which a pixel may be of a mark.
        ///
        /// Set by eye, not tuned: toner is 0.1 … 0.3 of paper, in glare 0.5; much brighter pixels are shadow.
        package var darkness: Float = 0.62
        /// The window of the paper estimate, as a share of the picture's longer side.
        ///
        /// A morphological closing fills what is narrower, so the window is wider than a mark seen from near
        /// by: a mark is 9 mm of a page of 297.
        package var reach: Float = 0.06
        /// The paper level that is divided by, 0 … 255, at least; not tuned: a twentieth of white, below which a
        /// camera's noise would be ink.
        package var darkest: Float = 12
        /// The shorter side in pixels of the smallest mark that can be read: six cells of nearly two pixels.
        package var leastSide = 10
        /// The longer side over the shorter one, at most.
        ///
        /// Not tuned: tilt makes a mark up to four times as long as wide.
        package var mostSlender = 4
        /// The area of the four corners as a share of the hull's area, at least.
        ///
        /// A square keeps nearly all of its hull, a disc at most 0.64. Set by eye, not tuned.
        package var leastFill = 0.87

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Finds the dark quadrilaterals with sides of at least `leastSide` pixels in a picture of gray levels
    /// 0 … 255; without a side those that can be read as marks.
    init(in gray: GrayRaster, leastSide: Int? = nil, settings: Settings) {
        let leastSide = leastSide ?? settings.leastSide
        // The closing's rectangle has odd sides.
        let side = Int(settings.reach * Float(gray.longSide)) | 1
        let paper = gray.closed(width: side, height: side)
        // Ink, 0 bare … 1 black.
        var ratio = paper
        ratio.divideOut(of: gray, notBelow: settings.darkest)
        let parts = ConnectedComponents(of: ratio.mask(above: 1 - settings.darkness), ink: ratio)
        // Within its box a mark covers a quarter at least, standing on a corner nearly half.
        let isWanted = parts.components.map { part in
            let (width, height) = (part.box.width, part.box.height)
            return min(width, height) >= leastSide && max(width, height) <= 2 * side
                && max(width, height) <= settings.mostSlender * min(width, height)
                && 4 * part.area >= width * height
        }
        // The outer corners of the runs of pixels are all that a convex hull needs.
        var edges = [[SheetPoint]](repeating: [], count: parts.components.count)
        for (run, label) in zip(parts.runs, parts.labels) where isWanted[label] {
            let (left, right) = (Double(run.columns.lowerBound), Double(run.columns.upperBound))
            for row in [Double(run.row), Double(run.row + 1)] {
                edges[label] += [[left, row], [right, row]]
            }
        }
        quads = edges.compactMap { points in
            points.isEmpty
                ? nil : Self.quad(around: Self.hull(of: points), leastFill: settings.leastFill)
        }
    }

    /// Returns the convex hull's corners, clockwise on the screen (y down), in O(n log n).
    ///
    /// Source: Andrew, "Another efficient algorithm for convex hulls in two dimensions", 1979.
    static func hull(of points: [SheetPoint]) -> [SheetPoint] {
        let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        // One half of the hull from the first to the last point, without the last: the other half begins
        // with it.
        func half(_ points: some Sequence<SheetPoint>) -> [SheetPoint] {
            var chain: [SheetPoint] = []
            for point in points {
                while chain.count > 1,
                    cross(chain[chain.count - 2], chain[chain.count - 1], point) <= 0
                {
                    chain.removeLast()
                }
                chain.append(point)
            }
            return chain.dropLast()
        }
        return half(sorted) + half(sorted.reversed())
    }

    /// Returns the four corners of a hull that is nearly a quadrilateral, of which they keep the share `leastFill`,
    /// else nil.
    ///
    /// Again and again the corner is dropped that takes away the smallest triangle (Visvalingam, Whyatt,
    /// "Line generalisation by repeated elimination of points", 1993).
    private static func quad(
        around hull: [SheetPoint], leastFill: Double
    ) -> [SheetPoint]? {
        guard hull.count >= 4 else { return nil }
        let whole = area(hull)
        var corners = hull
        while corners.count > 4 {
            let costs = corners.indices.map { place in
                abs(
                    cross(
                        corners[(place + corners.count - 1) % corners.count], corners[place],
                        corners[(place + 1) % corners.count]))
            }
            guard let least = costs.indices.min(by: { costs[$0] < costs[$1] }) else { return nil }
            corners.remove(at: least)
        }
        return area(corners) > leastFill * whole ? corners : nil
    }

    /// Returns twice the signed area of a triangle, positive where it turns clockwise on the screen.
    private static func cross(_ a: SheetPoint, _ b: SheetPoint, _ c: SheetPoint) -> Double {
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }

    /// Returns a polygon's area in square pixels (shoelace formula).
    private static func area(_ corners: [SheetPoint]) -> Double {
        let next = corners.dropFirst() + corners.prefix(1)
        return abs(zip(corners, next).reduce(0) { $0 + $1.0.x * $1.1.y - $1.0.y * $1.1.x }) / 2
    }
}
