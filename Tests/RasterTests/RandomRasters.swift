import Raster

/// Pictures of noise that are the same in every run.
struct RandomRasters {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt32 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt32(truncatingIfNeeded: state >> 33)
    }

    mutating func gray(_ width: Int, _ height: Int, upTo top: Float = 255) -> GrayRaster {
        GrayRaster(
            width: width, height: height,
            pixels: (0..<width * height).map { _ in top * Float(next() % 1000) / 1000 })
    }

    mutating func mask(_ width: Int, _ height: Int, filled percent: UInt32) -> BinaryMask {
        BinaryMask(
            width: width, height: height,
            pixels: (0..<width * height).map { _ in next() % 100 < percent ? 1 : 0 })
    }

    /// Widths and heights where off-by-one errors live.
    static let sizes = [(1, 1), (1, 7), (7, 1), (2, 2), (5, 4), (8, 8), (17, 9), (33, 20)]
}

extension GrayRaster {
    /// The value at a place, or at the edge pixel nearest to it.
    func nearest(_ x: Int, _ y: Int) -> Float {
        self[min(max(x, 0), width - 1), min(max(y, 0), height - 1)]
    }

    /// The greatest difference between two pictures of one size.
    func greatestDifference(to other: GrayRaster) -> Float {
        zip(pixels, other.pixels).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }

    /// Makes a picture pixel by pixel.
    init(_ width: Int, _ height: Int, value: (Int, Int) -> Float) {
        self.init(width: width, height: height)
        for y in 0..<height { for x in 0..<width { self[x, y] = value(x, y) } }
    }
}

extension BinaryMask {
    /// Draws a mask of characters: `#` is set, anything else is not.
    init(_ rows: String...) {
        self.init(width: rows[0].count, height: rows.count)
        for (y, row) in rows.enumerated() {
            for (x, character) in row.enumerated() where character == "#" { self[x, y] = true }
        }
    }
}
