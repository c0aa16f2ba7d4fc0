import Raster

/// How blurred a photo shows a page: the deviation of the blur, in millimeters of the page.
///
/// Printed edges are sharp; what is between black and white at a mark's outer edges is the lens, the
/// sensor, a hand that moved. A Gaussian blur of deviation σ goes from a quarter to three quarters of an
/// edge's height in 1.349 σ.
package struct EdgeSpread: Sendable {
    /// The standard deviation of the blur, in millimeters on the page.
    package let deviation: Double

    /// The constants of this algorithm.
    package struct Settings: Sendable, Codable {
        /// How far to either side of an edge is looked, in millimeters.
        ///
        /// From the layout: the black border of a mark is 1.5 mm wide, so that 1.2 mm stay within it.
        package var reach = 1.2
        /// The samples for each millimeter of a profile.
        ///
        /// Not tuned: finer than the pixels of a photo of 30 megapixels that a page of A4 fills, some 21 a millimeter;
        /// between pixels is interpolated, so that more would tell nothing.
        package var sampling = 24.0
        /// The number of profiles across each edge; also the least number that must be usable in all.
        ///
        /// Order of magnitude: the median of some two dozen is hardly moved by a stroke across the edge.
        package var lines = 24
        /// The part of an edge, at each of its ends, without profiles.
        ///
        /// Not tuned: corners are rounded by the blur.
        package var ends = 0.15
        /// The difference in gray levels from black to white, above which a profile shows an edge.
        ///
        /// Not tuned: a fifth of the way from toner to paper in good light.
        package var leastRise: Float = 40

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Measures the blur at the outer edges of marks in a photo, which `warp` maps the page to.
    ///
    /// Nil where too few profiles show an edge. The median over all of them counts.
    init?(
        of marks: [SheetGeometry.Mark], in color: ColorRaster, by warp: PageWarp,
        settings: Settings
    ) {
        var widths: [Double] = []
        for mark in marks {
            let corners = mark.square.corners
            for (start, end) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
                widths += Self.widths(from: start, to: end, in: color, warp, settings)
            }
        }
        guard widths.count >= settings.lines, let width = widths.upperMedian else { return nil }
        // The interquartile range of a normal distribution is 1.349 σ.
        deviation = width / 1.349
    }

    /// Returns the width from a quarter to three quarters of the edge's height, in millimeters, for each
    /// usable profile across the edge from `start` to `end`.
    private static func widths(
        from start: SheetPoint, to end: SheetPoint, in color: ColorRaster, _ warp: PageWarp,
        _ settings: Settings
    ) -> [Double] {
        let (reach, sampling, lines) = (settings.reach, settings.sampling, settings.lines)
        let way = end - start
        // Clockwise corners have their outside to the left of the way.
        let outward = SheetPoint(way.y, -way.x) / way.length
        let count = Int(2 * reach * sampling)
        var places: [Float] = []
        for line in 0..<lines {
            let part = 1 - 2 * settings.ends
            let place = start + (settings.ends + part * Double(line) / Double(lines - 1)) * way
            for step in 0..<count {
                let off = (Double(step) + 0.5) / sampling - reach
                let photo = warp.photo(place + off * outward)
                places.append(Float(photo.x))
                places.append(Float(photo.y))
            }
        }
        let profiles = color.sampled(width: count, height: lines, at: places)
        return (0..<lines).compactMap { line in
            width(of: Array(profiles.pixels[line * count..<(line + 1) * count]), settings)
        }
    }

    /// Returns how far it is from a quarter to three quarters of an edge's height, in millimeters.
    ///
    /// Nil where the profile does not rise from black to white by more than `Settings.leastRise`.
    private static func width(of profile: [Float], _ settings: Settings) -> Double? {
        // The outer quarters of the profile lie wholly on toner and on paper.
        let quarter = profile.count / 4
        guard let dark = profile[..<quarter].upperMedian,
            let bright = profile[(profile.count - quarter)...].upperMedian,
            bright - dark > settings.leastRise
        else { return nil }
        // The last place at which the profile rises through a part of the edge's height, between samples.
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
        return (high - low) / settings.sampling
    }
}
