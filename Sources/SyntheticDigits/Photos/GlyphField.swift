import MNIST
import Raster

/// A 28×28 picture as a smooth outline that can be inked at any size, thinner or thicker.
///
/// It is a signed distance field: on a fine grid, the distance to the outline in pixels of 28,
/// positive inside the ink. Building it costs a blur and two distance transforms of up to 272×272
/// pixels.
struct GlyphField {
    /// Grid points along one pixel of 28, for pictures drawn large and for small ones.
    ///
    /// Not tuned: 8 makes the outline smooth to an eighth of a pixel, 3 costs a seventh of that.
    private static let (finest, coarsest) = (8, 3)
    /// A drawing whose longer side is below this, in pixels of the photo, uses the coarse grid: it
    /// then has about as many points as the drawing has pixels.
    private static let smallSide: Float = 64
    /// Pixels of 28 of paper around the picture, so that strokes at its edge can grow outward.
    private static let border = 3

    /// The signed distance at each grid point, in pixels of 28.
    private let distance: GrayRaster
    /// Grid points along one pixel of 28.
    private let fineness: Int
    /// The middle of the ink's bounding box, in pixels of 28 from the picture's upper left corner.
    let middle: Point
    /// The longer side of the ink's bounding box, in pixels of 28; at least 1.
    let extent: Float

    /// Makes the field of a picture whose outline runs where its ink is `level` (0 … 1), for a
    /// drawing whose longer side is `pixels` pixels of the photo.
    init(_ image: DigitImage, level: Float, pixels: Float = .infinity) {
        let fineness = pixels < Self.smallSide ? Self.coarsest : Self.finest
        self.fineness = fineness
        let side = (DigitImage.side + 2 * Self.border) * fineness
        var ink = GrayRaster(width: side, height: side)
        for y in 0..<side {
            for x in 0..<side {
                let column = (Float(x) + 0.5) / Float(fineness) - Float(Self.border)
                let row = (Float(y) + 0.5) / Float(fineness) - Float(Self.border)
                ink.pixels[y * side + x] = Self.sample(image, column, row)
            }
        }
        // The blur takes away the steps of the 28×28 pixels; 0.45 of a pixel rounds corners without
        // closing the hole of an 8. Set by eye.
        let smooth = ink.gaussianBlurred(sigma: 0.45 * Float(fineness))
        // A faint or very thin digit has less ink than the level asks for: its own peak counts
        // then.
        let peak = smooth.pixels.max() ?? 1
        let limit = level * min(1, peak)
        var inside = BinaryMask(width: side, height: side)
        var outside = inside
        var (low, high) = (Point(repeating: Float(side)), Point(repeating: 0))
        for index in 0..<side * side {
            let isInk = smooth.pixels[index] > limit
            inside.pixels[index] = isInk ? 1 : 0
            outside.pixels[index] = isInk ? 0 : 1
            if isInk {
                let place = Point(Float(index % side) + 0.5, Float(index / side) + 0.5)
                low = pointwiseMin(low, place)
                high = pointwiseMax(high, place)
            }
        }
        let (deep, far) = (inside.distanceTransformed(), outside.distanceTransformed())
        var distance = GrayRaster(width: side, height: side)
        for index in 0..<side * side {
            distance.pixels[index] = (deep.pixels[index] - far.pixels[index]) / Float(fineness)
        }
        // The distance transform leaves steps of one grid point: 1.5 points of 8 smooth them.
        self.distance = distance.gaussianBlurred(sigma: 1.5 * Float(fineness) / Float(Self.finest))
        middle = (low + high) / 2 / Float(fineness) - Float(Self.border)
        extent = max(1, (high - low).max() / Float(fineness))
    }

    /// Returns the distance to the outline at a place in pixels of 28, by bilinear interpolation;
    /// negative outside the ink.
    ///
    /// Places within one pixel of the grid's edge or beyond it have −4, farther out than any growth
    /// of the outline reaches.
    @inline(__always)
    func distance(at place: Point) -> Float {
        let limit = Float(distance.width) - 1
        let fine = (place + Float(Self.border)) * Float(fineness) - 0.5
        // The distance transform counts what lies beyond the grid as the other side of the outline,
        // so that distances in the last pixel before the edge are too small.
        let edge = Float(fineness)
        guard fine.x > edge, fine.y > edge, fine.x < limit - edge, fine.y < limit - edge else {
            return -4
        }
        let (column, row) = (Int(fine.x), Int(fine.y))
        let (fx, fy) = (fine.x - Float(column), fine.y - Float(row))
        let index = row * distance.width + column
        let (a, b) = (distance.pixels[index], distance.pixels[index + 1])
        let below = index + distance.width
        let (c, d) = (distance.pixels[below], distance.pixels[below + 1])
        let upper = a + fx * (b - a)
        return upper + fy * (c + fx * (d - c) - upper)
    }

    /// Returns the share of the ink's area, 0 … 1, that is left when the outline moves in by a
    /// distance in pixels of 28.
    func share(shrunkBy amount: Float) -> Float {
        let all = distance.pixels.count { $0 > 0 }
        return Float(distance.pixels.count { $0 > amount }) / Float(max(1, all))
    }

    /// Returns the ink, 0 … 1, at a place in pixels of 28 by bilinear interpolation between pixel
    /// centers; outside the picture is paper.
    private static func sample(_ image: DigitImage, _ x: Float, _ y: Float) -> Float {
        func ink(_ column: Int, _ row: Int) -> Float {
            let inside =
                (0..<DigitImage.side).contains(column) && (0..<DigitImage.side).contains(row)
            return inside ? Float(image[column, row]) / 255 : 0
        }
        let (px, py) = (x - 0.5, y - 0.5)
        let (column, row) = (Int(px.rounded(.down)), Int(py.rounded(.down)))
        let (fx, fy) = (px - Float(column), py - Float(row))
        let upper = ink(column, row) * (1 - fx) + ink(column + 1, row) * fx
        let lower = ink(column, row + 1) * (1 - fx) + ink(column + 1, row + 1) * fx
        return upper * (1 - fy) + lower * fy
    }
}
