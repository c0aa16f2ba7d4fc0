import SystemLibraries

/// A rectangle on the page with sides along the page's axes, in page units (the photo's shorter side is 1).
struct PageArea: Equatable {
    /// The upper left and the lower right corner; y runs down.
    var low, high: Point

    /// Makes an area of its upper left and its lower right corner.
    init(low: Point, high: Point) { (self.low, self.high) = (low, high) }

    /// Makes an area of its upper left corner and its width and height.
    init(at corner: Point, size: Point) { self.init(low: corner, high: corner + size) }

    /// Width and height; negative where the corners are exchanged.
    var size: Point { high - low }
    /// The extent in x, in page units.
    var width: Float { high.x - low.x }
    /// The extent in y, in page units.
    var height: Float { high.y - low.y }
    /// The point where the diagonals meet.
    var middle: Point { (low + high) / 2 }

    /// The four corners, clockwise from the upper left one.
    var corners: Path { [low, [high.x, low.y], high, [low.x, high.y]] }

    /// Returns the area with a margin taken away at all four sides, in page units; a negative one is added.
    func inset(by margin: Float) -> PageArea {
        PageArea(low: low + margin, high: high - margin)
    }

    /// Returns the level strip between two shares of the height, 0 at the top and 1 at the bottom, in full width.
    func band(from top: Float, to bottom: Float) -> PageArea {
        PageArea(
            low: Point(low.x, low.y + top * height), high: Point(high.x, low.y + bottom * height))
    }

    /// Returns a rectangle of a size at a random place within the area.
    ///
    /// In a direction in which the size is greater than the area's, the rectangle is as large as the area.
    func place(for size: Point, using random: inout SeededGenerator) -> PageArea {
        let size = pointwiseMin(size, self.size)
        let rest = self.size - size
        return PageArea(
            at: low + Point(random.unit() * rest.x, random.unit() * rest.y), size: size)
    }

    /// Returns one cell of a regular grid over the area; columns and rows count from 0.
    func cell(_ column: Int, of columns: Int, _ row: Int, of rows: Int) -> PageArea {
        let cell = size / Point(Float(columns), Float(rows))
        return PageArea(at: low + cell * Point(Float(column), Float(row)), size: cell)
    }
}
