import MNIST

/// A rectangle on the page, upright in the page's own coordinates.
struct PageArea: Equatable {
    /// The upper left and the lower right corner.
    var low, high: Point

    /// Makes an area of two corners.
    init(low: Point, high: Point) { (self.low, self.high) = (low, high) }

    /// Makes an area of its upper left corner and its size.
    init(at corner: Point, size: Point) { self.init(low: corner, high: corner + size) }

    var size: Point { high - low }
    var width: Float { high.x - low.x }
    var height: Float { high.y - low.y }
    var middle: Point { (low + high) / 2 }

    /// The corners, clockwise from the upper left one.
    var corners: Path { [low, [high.x, low.y], high, [low.x, high.y]] }

    /// The area without a margin at all sides; the margin may be negative.
    func inset(by margin: Float) -> PageArea {
        PageArea(low: low + margin, high: high - margin)
    }

    /// The part of the area between two shares of its height.
    func band(from top: Float, to bottom: Float) -> PageArea {
        PageArea(
            low: Point(low.x, low.y + top * height), high: Point(high.x, low.y + bottom * height))
    }

    /// A rectangle of a size at a random place of the area; as large as the area where it is larger.
    func place(for size: Point, using random: inout SeededGenerator) -> PageArea {
        let size = pointwiseMin(size, self.size)
        let rest = self.size - size
        return PageArea(
            at: low + Point(random.unit() * rest.x, random.unit() * rest.y), size: size)
    }

    /// Cells of a grid.
    func cell(_ column: Int, of columns: Int, _ row: Int, of rows: Int) -> PageArea {
        let cell = size / Point(Float(columns), Float(rows))
        return PageArea(at: low + cell * Point(Float(column), Float(row)), size: cell)
    }
}
