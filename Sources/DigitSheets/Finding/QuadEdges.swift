import Raster

/// Finds the edges of dark quadrilaterals to a part of a pixel.
package struct QuadEdges {
    /// The picture in gray levels 0 … 255, at least two pixels wide and high.
    let gray: GrayRaster
    /// The constants of this algorithm.
    let settings: Settings

    /// The constants of this algorithm, none of them tuned.
    package struct Settings: Sendable, Codable {
        /// The number of places along an edge at which it is looked for; not tuned: more than half of them must show
        /// it, so that a line is fitted to four at least, and more than forty say nothing new.
        package var places = 6...40
        /// The distance between these places in pixels, where there is room for it.
        ///
        /// Not tuned: nearer ones would see the same pixels.
        package var spacing = 1.5
        /// The part of an edge, at each of its ends, where it is not looked for.
        ///
        /// Not tuned: corners are rounded by blur.
        package var ends = 0.08
        /// The distance from the first fit, over the median one, beyond which a place is left out of the second.
        ///
        /// Not tuned: something touches the mark there.
        package var outlier = 2.5
        /// The median distance from the first fit in pixels that is taken at least; not tuned: less is rounding.
        package var leastMiss = 0.15
        /// The difference in gray levels between inside and outside, above which there is an edge.
        ///
        /// Not tuned: less may be noise.
        package var leastContrast: Double = 20

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Returns the corners at which the four edges meet, in the order of `quad`.
    ///
    /// Each edge is looked for within `reach` pixels to either side of the given one; nil where one is not seen.
    func corners(near quad: [SheetPoint], within reach: Double) -> [SheetPoint]? {
        let middle = quad.reduce(SheetPoint.zero, +) / 4
        var lines: [Line] = []
        for (start, end) in zip(quad, quad.dropFirst() + quad.prefix(1)) {
            guard let line = edge(from: start, to: end, awayFrom: middle, within: reach) else {
                return nil
            }
            lines.append(line)
        }
        // The corner with number n lies between the edge that ends there and the one that begins there.
        let corners = (0..<4).compactMap { lines[($0 + 3) % 4].meets(lines[$0]) }
        return corners.count == 4 ? corners : nil
    }

    /// A straight line: the places whose product with the normal is the offset.
    private struct Line {
        /// The unit vector across the line.
        var normal: SheetPoint
        /// The line's signed distance from the origin, in pixels.
        var offset: Double

        /// Returns where two lines cross; nil where the angle between them is less than 6 degrees.
        func meets(_ other: Line) -> SheetPoint? {
            let determinant = normal.x * other.normal.y - normal.y * other.normal.x
            guard abs(determinant) > 0.1 else { return nil }
            return SheetPoint(
                offset * other.normal.y - other.offset * normal.y,
                normal.x * other.offset - other.normal.x * offset) / determinant
        }
    }

    /// Fits a line to where the picture is halfway between dark inside and bright outside.
    ///
    /// Nil where half or less of the places along the edge show a step.
    private func edge(
        from start: SheetPoint, to end: SheetPoint, awayFrom middle: SheetPoint,
        within reach: Double
    ) -> Line? {
        let way = end - start
        let length = way.length
        guard length > 0 else { return nil }
        // The normal points out of the quadrilateral, whichever way round its corners run.
        var normal = SheetPoint(way.y, -way.x) / length
        if ((start - middle) * normal).sum() < 0 { normal = -normal }
        let places = settings.places
        let count = max(
            places.lowerBound, min(places.upperBound, Int(length / settings.spacing)))
        var found: [SheetPoint] = []
        for number in 0..<count {
            let part = settings.ends + (1 - 2 * settings.ends) * Double(number) / Double(count - 1)
            let place = start + part * way
            if let off = crossing(at: place, along: normal, within: reach) {
                found.append(place + off * normal)
            }
        }
        guard 2 * found.count > count else { return nil }
        var line = Self.line(through: found, along: way / length)
        let misses = found.map { abs(($0 * line.normal).sum() - line.offset) }
        // A second fit without the places that are far off: something touches the mark there.
        let usual = max(settings.leastMiss, misses.upperMedian ?? 0)
        let near = zip(found, misses).filter { $0.1 <= settings.outlier * usual }.map(\.0)
        line = Self.line(through: near, along: way / length)
        return line
    }

    /// Returns how far along a direction the picture turns from dark to bright, in pixels; of several
    /// places the one nearest to the start.
    ///
    /// Nil where the contrast within reach is no more than `Settings.leastContrast`.
    private func crossing(
        at place: SheetPoint, along normal: SheetPoint, within reach: Double
    ) -> Double? {
        // Samples half a pixel apart.
        let steps = Int((reach * 2).rounded(.up))
        let values = (-steps...steps).map { gray.value(at: place + Double($0) / 2 * normal) }
        guard let dark = values.prefix(steps + 1).min(),
            let bright = values.suffix(steps + 1).max(),
            bright - dark > settings.leastContrast
        else { return nil }
        let half = (dark + bright) / 2
        var best: Double?
        for step in 0..<values.count - 1 where values[step] <= half && values[step + 1] > half {
            let part = (half - values[step]) / (values[step + 1] - values[step])
            let off = (Double(step - steps) + part) / 2
            if abs(off) < abs(best ?? .infinity) { best = off }
        }
        return best
    }

    /// Returns the line with the least squared distances across a direction that it nearly has (linear regression).
    private static func line(through places: [SheetPoint], along way: SheetPoint) -> Line {
        let middle = places.reduce(SheetPoint.zero, +) / Double(places.count)
        let normal = SheetPoint(way.y, -way.x)
        var (both, square) = (0.0, 0.0)
        for place in places {
            let (along, off) = (((place - middle) * way).sum(), ((place - middle) * normal).sum())
            both += along * off
            square += along * along
        }
        // The slope is small: the direction is nearly right.
        let slope = both / max(square, 1e-9)
        let turned = normal - slope * way
        let unit = turned / turned.length
        return Line(normal: unit, offset: (middle * unit).sum())
    }
}

extension GrayRaster {
    /// Returns the gray level at a place by bilinear interpolation; beyond the border, the border's.
    ///
    /// Pixel centers lie at halves.
    func value(at place: SheetPoint) -> Double {
        let x = min(max(place.x - 0.5, 0), Double(width - 1))
        let y = min(max(place.y - 0.5, 0), Double(height - 1))
        let (column, row) = (min(Int(x), width - 2), min(Int(y), height - 2))
        let (fx, fy) = (Float(x) - Float(column), Float(y) - Float(row))
        let at = row * width + column
        let upper = pixels[at] + fx * (pixels[at + 1] - pixels[at])
        let below = at + width
        let lower = pixels[below] + fx * (pixels[below + 1] - pixels[below])
        return Double(upper + fy * (lower - upper))
    }
}
