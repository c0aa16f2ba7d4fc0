import Raster
package import SystemLibraries

/// A gap in a stroke where the pen left no ink: it ran dry, was lifted or slid over grease.
package struct PenSkip: Sendable {
    /// The gap's length along the stroke, in widths of the stroke.
    package var length: Float
    /// The share of the ink, 0 … 1, that is missing in the gap.
    package var share: Float

    /// Returns a gap of 0.3 … 1.5 stroke widths, short ones more often, in which at least 80 % of
    /// the ink is missing.
    ///
    /// Set by eye. Gaps much longer than the stroke is wide would leave two pieces that nobody can
    /// join.
    package static func random(using random: inout SeededGenerator) -> PenSkip {
        let length = random.uniform(0, 1)
        return PenSkip(length: 0.3 + 1.2 * length * length, share: random.uniform(0.8, 1))
    }

    /// Takes the ink away across the stroke at a random place of it; `cover` holds the ink, 0 … 1 a
    /// pixel, and stays as it is where there is none.
    func erase(from cover: inout GrayRaster, using random: inout SeededGenerator) {
        let mask = cover.mask(above: 0.4)
        let ink = mask.pixels.indices.filter { mask.pixels[$0] != 0 }
        guard !ink.isEmpty else { return }
        let width = mask.usualStrokeWidth
        let place = random.pick(ink)
        let middle = Point(Float(place % cover.width), Float(place / cover.width))
        let near = cover.neighborhood(of: middle, radius: Int(1.5 * width) + 2)
        // The stroke's direction is that in which the ink near the place is spread most.
        let along = direction(of: near.filter { cover.pixels[$0.index] > 0.4 }.map(\.offset))
        for (index, offset) in near {
            let forth = abs((offset * along).sum())
            let aside = abs((offset * Point(-along.y, along.x)).sum())
            // Farther aside lies another stroke, which keeps its ink.
            guard aside < width else { continue }
            let gap = (length * width / 2 - forth + 0.5).clamped()
            cover.pixels[index] *= 1 - gap * share
        }
    }

    /// Returns the direction, of length 1, in which places are spread most: the principal axis of
    /// their covariance.
    private func direction(of offsets: [Point]) -> Point {
        let mean = offsets.reduce(Point.zero, +) / Float(max(1, offsets.count))
        var (xx, xy, yy): (Float, Float, Float) = (0, 0, 0)
        for offset in offsets {
            let away = offset - mean
            (xx, xy, yy) = (xx + away.x * away.x, xy + away.x * away.y, yy + away.y * away.y)
        }
        let angle = atan2f(2 * xy, xx - yy) / 2
        return Point(cosf(angle), sinf(angle))
    }
}

extension GrayRaster {
    /// Returns the indices of the pixels of a square around a place, as far as they are in the
    /// picture, with their offsets from the place in pixels.
    fileprivate func neighborhood(of middle: Point, radius: Int) -> [(index: Int, offset: Point)] {
        let (x, y) = (Int(middle.x), Int(middle.y))
        return (max(0, y - radius)..<min(height, y + radius + 1)).flatMap { row in
            (max(0, x - radius)..<min(width, x + radius + 1)).map { column in
                (row * width + column, Point(Float(column), Float(row)) - middle)
            }
        }
    }
}
