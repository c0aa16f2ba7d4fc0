import MNIST

/// Smooth random values over the plane, for paper fibres, chalk dust and wood.
///
/// One tile of random numbers, repeated and interpolated; who needs another pattern starts elsewhere.
struct NoiseTile {
    private static let side = 256
    /// Values of mean 0 and deviation 1.
    private static let values: [Float] = {
        var random = SeededGenerator(seed: 0x7061_7065_72)
        return (0..<side * side).map { _ in random.fastNormal() }
    }()

    private let values = Self.values
    private let origin: Point

    /// Makes a pattern that starts at a random place of the tile.
    init(using random: inout SeededGenerator) {
        origin = Point(random.uniform(0, 200), random.uniform(0, 200))
    }

    /// The value at a place; neighbouring whole numbers are independent.
    @inline(__always)
    func value(_ x: Float, _ y: Float) -> Float {
        let (px, py) = (x + origin.x + 8192, y + origin.y + 8192)
        let (floorX, floorY) = (px.rounded(.down), py.rounded(.down))
        var (fx, fy) = (px - floorX, py - floorY)
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
