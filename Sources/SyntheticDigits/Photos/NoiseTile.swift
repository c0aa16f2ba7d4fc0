import SystemLibraries

/// Value noise over the plane, for paper fibers, chalk dust and wood: independent normal values at
/// whole numbers, interpolated smoothly in between.
///
/// One tile of 256×256 values is made once and repeated; each pattern starts at another place of
/// it.
struct NoiseTile {
    /// Values along one side of the tile; a power of two, so that a mask of bits wraps coordinates.
    ///
    /// Patterns repeat after 256 cells: fewer would show as a regular texture.
    private static let side = 256
    /// The tile's values, normal with mean 0 and standard deviation 1, row by row; the seed spells
    /// "paper".
    private static let values: [Float] = {
        var random = SeededGenerator(seed: 0x7061_7065_72)
        return (0..<side * side).map { _ in random.fastNormal() }
    }()

    /// The shared tile, held by each pattern so that a lookup needs no check for the first use.
    private let values = Self.values
    /// Where on the tile this pattern starts, in cells.
    private let origin: Point

    /// Makes a pattern that starts at a random place of the tile, of 200 cells each way.
    init(using random: inout SeededGenerator) {
        origin = Point(random.uniform(0, 200), random.uniform(0, 200))
    }

    /// Returns the value at a place in cells; values at whole numbers are independent of each
    /// other.
    ///
    /// Interpolated values have less than the deviation of 1. Coordinates must be above −8192.
    @inline(__always)
    func value(_ x: Float, _ y: Float) -> Float {
        // A whole multiple of the tile's side is added so that negative coordinates wrap as well.
        let (px, py) = (x + origin.x + 8192, y + origin.y + 8192)
        let (floorX, floorY) = (px.rounded(.down), py.rounded(.down))
        var (fx, fy) = (px - floorX, py - floorY)
        // The smoothstep 3t² − 2t³ has no slope at whole numbers, so that the cells leave no
        // visible grid.
        fx *= fx * (3 - 2 * fx)
        fy *= fy * (3 - 2 * fy)
        let mask = Self.side - 1
        let (column, row) = (Int(floorX) & mask, Int(floorY) & mask)
        let (right, below) = ((column + 1) & mask, (row + 1) & mask)
        let upper = values[row * Self.side + column]
        let lower = values[below * Self.side + column]
        let top = upper + fx * (values[row * Self.side + right] - upper)
        let bottom = lower + fx * (values[below * Self.side + right] - lower)
        return top + fy * (bottom - top)
    }
}
