import Raster

// Rectangles, of which most pictures of the tests are made.

/// A box of its left column, its top row, its columns and its rows.
func box(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> PixelBox {
    PixelBox(x: x, y: y, width: width, height: height)
}

extension GrayRaster {
    /// Sets all pixels of a box, which must lie in the picture, to a value.
    mutating func fill(_ box: PixelBox, _ value: Float) {
        for y in box.y..<box.maxY { for x in box.x..<box.maxX { self[x, y] = value } }
    }
}

extension BinaryMask {
    /// A mask of the pixels of some boxes.
    init(width: Int, height: Int, boxes: [PixelBox]) {
        self.init(width: width, height: height)
        for box in boxes { fill(box) }
    }

    /// Sets all pixels of a box, which must lie in the mask.
    mutating func fill(_ box: PixelBox) {
        for y in box.y..<box.maxY { for x in box.x..<box.maxX { self[x, y] = true } }
    }
}
