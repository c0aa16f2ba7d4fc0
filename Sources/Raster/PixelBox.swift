/// A rectangle of whole pixels: left column, top row, width and height.
public struct PixelBox: Sendable, Hashable, Codable {
    /// The leftmost column, counted from 0.
    public var x: Int
    /// The topmost row, counted from 0.
    public var y: Int
    /// The number of columns.
    public var width: Int
    /// The number of rows.
    public var height: Int

    /// Makes a box from its top-left corner and its size in pixels.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The first column right of the box.
    public var maxX: Int { x + width }
    /// The first row below the box.
    public var maxY: Int { y + height }
    /// The longer of width and height.
    package var longSide: Int { max(width, height) }
    /// The number of pixels inside.
    package var area: Int { width * height }

    /// The pixel in the middle, as a box; of an even number of columns or rows the second of both in the middle.
    package var middle: PixelBox {
        PixelBox(x: x + width / 2, y: y + height / 2, width: 1, height: 1)
    }

    /// Whether another box lies within this one; common edges are allowed.
    package func contains(_ other: PixelBox) -> Bool {
        x <= other.x && y <= other.y && other.maxX <= maxX && other.maxY <= maxY
    }

    /// Whether the boxes have a pixel in common.
    package func overlaps(_ other: PixelBox) -> Bool {
        x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }

    /// Returns the area that both have over the area that either has (intersection over union), 0 … 1.
    ///
    /// In floating point: a box that somebody has written down may have any numbers.
    package func intersectionOverUnion(_ other: PixelBox) -> Double {
        // The length that two intervals of an axis have in common.
        func shared(_ start: Int, _ length: Int, _ other: Int, _ otherLength: Int) -> Double {
            let end = min(Double(start) + Double(length), Double(other) + Double(otherLength))
            return max(0, end - max(Double(start), Double(other)))
        }
        let both =
            shared(x, width, other.x, other.width) * shared(y, height, other.y, other.height)
        // The union is both areas less what they share.
        let own = Double(width) * Double(height)
        // Boxes without an area have nothing in common, and must not divide by 0.
        return both / max(own + Double(other.width) * Double(other.height) - both, 1)
    }

    /// Returns the box with so many pixels more on each side; it may then reach beyond its picture.
    package func enlarged(by margin: Int) -> PixelBox {
        PixelBox(
            x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
    }

    /// Returns the smallest box that holds both (their bounding box).
    package func union(_ other: PixelBox) -> PixelBox {
        let left = min(x, other.x)
        let top = min(y, other.y)
        return PixelBox(
            x: left, y: top,
            width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
    }
}
