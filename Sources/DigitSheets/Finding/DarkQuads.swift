import Raster

/// Dark quadrilaterals in a picture: what may be the marks of a sheet.
struct DarkQuads {
    /// Their corners in pixels, clockwise from any of them.
    private(set) var quads: [[SheetPoint]] = []

    /// What is darker than this part of the paper around it may be a mark: toner is 0.1 … 0.3, in glare
    /// 0.5.
    private static let darkness: Float = 0.62
    /// The paper is looked for within this part of the long side: wider than a mark that is near.
    private static let reach: Float = 0.06
    /// The shortest side in pixels of a mark that can be read: six cells of nearly two pixels.
    static let leastSide = 10
    /// The least part of a quadrilateral's outline box, hull and area that a mark has.
    private static let leastFill = 0.87

    /// Looks for those with sides of at least so many pixels.
    init(in gray: GrayRaster, leastSide: Int = leastSide) {
        let side = max(15, Int(Self.reach * Float(gray.longSide))) | 1
        let paper = gray.closed(width: side, height: side)
        var ratio = paper
        ratio.divideOut(of: gray, notBelow: 12)
        let parts = ConnectedComponents(of: ratio.mask(above: 1 - Self.darkness), ink: ratio)
        let isWanted = parts.components.map { part in
            let (width, height) = (part.box.width, part.box.height)
            return min(width, height) >= leastSide && max(width, height) <= 2 * side
                && max(width, height) <= 4 * min(width, height)
                && 4 * part.area >= width * height
        }
        var edges = [[SheetPoint]](repeating: [], count: parts.components.count)
        for run in parts.runs where isWanted[run.label] {
            let (left, right) = (Double(run.columns.lowerBound), Double(run.columns.upperBound))
            for row in [Double(run.row), Double(run.row + 1)] {
                edges[run.label] += [[left, row], [right, row]]
            }
        }
        quads = edges.compactMap { points in
            points.isEmpty ? nil : Self.quad(around: Self.hull(of: points))
        }
    }

    /// The convex hull, clockwise as pixels are counted.
    ///
    /// Source: Andrew, "Another efficient algorithm for convex hulls in two dimensions", 1979.
    static func hull(of points: [SheetPoint]) -> [SheetPoint] {
        let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
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

    /// The four corners of a hull that is nearly a quadrilateral.
    ///
    /// Again and again the corner is dropped whose going away costs least area.
    private static func quad(around hull: [SheetPoint]) -> [SheetPoint]? {
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

    private static func cross(_ a: SheetPoint, _ b: SheetPoint, _ c: SheetPoint) -> Double {
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }

    private static func area(_ corners: [SheetPoint]) -> Double {
        let next = corners.dropFirst() + corners.prefix(1)
        return abs(zip(corners, next).reduce(0) { $0 + $1.0.x * $1.1.y - $1.0.y * $1.1.x }) / 2
    }
}
