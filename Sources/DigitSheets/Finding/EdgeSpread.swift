import Raster

/// How blurred a photo shows a page: the deviation of the blur, in millimeters of the page.
///
/// Printed edges are sharp; what is between black and white at a mark's outer edges is the lens, the
/// sensor, a hand that moved. A Gaussian blur of deviation σ goes from a quarter to three quarters of an
/// edge's height in 1.349 σ.
package struct EdgeSpread: Sendable {
    /// The deviation, in millimeters.
    package let deviation: Double

    /// How far from an edge it is looked at, and how many places a millimeter: the border of a mark is
    /// 1.5 mm wide.
    private static let (reach, sampling) = (1.2, 24.0)
    /// Lines across an edge that are looked at, away from its corners.
    private static let lines = 24

    /// Measures the blur at the marks that are in a photo; nothing where no edge is seen.
    init?(of marks: [SheetGeometry.Mark], in color: ColorRaster, by warp: PageWarp) {
        var widths: [Double] = []
        for mark in marks {
            let corners = mark.square.corners
            for (start, end) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
                widths += Self.widths(from: start, to: end, in: color, warp)
            }
        }
        guard widths.count >= Self.lines, let width = widths.upperMedian else { return nil }
        deviation = width / 1.349
    }

    private static func widths(
        from start: SheetPoint, to end: SheetPoint, in color: ColorRaster, _ warp: PageWarp
    ) -> [Double] {
        let way = end - start
        // Clockwise corners have their outside to the left of the way.
        let outward = SheetPoint(way.y, -way.x) / way.length
        let count = Int(2 * reach * sampling)
        var places: [Float] = []
        for line in 0..<lines {
            let place = start + (0.15 + 0.7 * Double(line) / Double(lines - 1)) * way
            for step in 0..<count {
                let off = (Double(step) + 0.5) / sampling - reach
                let photo = warp.photo(place + off * outward)
                places.append(Float(photo.x))
                places.append(Float(photo.y))
            }
        }
        let profiles = color.sampled(width: count, height: lines, at: places)
        return (0..<lines).compactMap { line in
            width(of: Array(profiles.pixels[line * count..<(line + 1) * count]))
        }
    }

    /// How far it is from a quarter to three quarters of an edge's height.
    private static func width(of profile: [Float]) -> Double? {
        let quarter = profile.count / 4
        guard let dark = profile[..<quarter].upperMedian,
            let bright = profile[(profile.count - quarter)...].upperMedian, bright - dark > 40
        else { return nil }
        func crossing(_ part: Float) -> Double? {
            let level = dark + part * (bright - dark)
            guard
                let step = profile.indices.dropLast().last(where: {
                    profile[$0] <= level && profile[$0 + 1] > level
                })
            else { return nil }
            return Double(step)
                + Double((level - profile[step]) / (profile[step + 1] - profile[step]))
        }
        guard let low = crossing(0.25), let high = crossing(0.75), high > low else { return nil }
        return (high - low) / sampling
    }
}
