/// A turn by quarters and mirrorings: at most one of each, done in this order.
///
/// A quarter to the right is `transpose` and `mirrorColumns`, one to the left `transpose` and
/// `mirrorRows`, upside down both mirrorings. The eight combinations are the eight orientations
/// that EXIF knows.
package struct Turn: OptionSet, Sendable, Hashable {
    /// One bit for each of the three.
    package let rawValue: Int

    /// Makes a turn of its bits.
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// First, columns and rows change places.
    package static let transpose = Turn(rawValue: 1)
    /// Then left and right change places.
    package static let mirrorColumns = Turn(rawValue: 2)
    /// Then top and bottom change places.
    package static let mirrorRows = Turn(rawValue: 4)

    /// Makes a turn of so many quarters to the right; four are none.
    package init(quarters: Int) {
        self =
            switch quarters & 3 {
            case 0: []
            case 1: [.transpose, .mirrorColumns]
            case 2: [.mirrorColumns, .mirrorRows]
            default: [.transpose, .mirrorRows]
            }
    }
}

extension ColorRaster {
    /// Returns the picture turned and mirrored; no pixel is blended.
    package func turned(_ turn: Turn) -> ColorRaster {
        if turn.isEmpty { return self }
        let isTransposed = turn.contains(.transpose)
        let (newWidth, newHeight) = isTransposed ? (height, width) : (width, height)
        // How far the source moves, in pixels, with a step right and a step down in the result.
        var stepRight = isTransposed ? width : 1
        var stepDown = isTransposed ? 1 : width
        // Mirrored, the source is walked from its far end backward.
        var start = 0
        if turn.contains(.mirrorColumns) {
            start += (newWidth - 1) * stepRight
            stepRight = -stepRight
        }
        if turn.contains(.mirrorRows) {
            start += (newHeight - 1) * stepDown
            stepDown = -stepDown
        }
        // Row by row of the result, so that it is written without jumps; the source is read
        // wherever that leads.
        let turned = [UInt8](unsafeUninitializedCapacity: bytes.count) { result, filled in
            bytes.withUnsafeBufferPointer { source in
                var to = 0
                for row in 0..<newHeight {
                    var from = 3 * (start + row * stepDown)
                    for _ in 0..<newWidth {
                        result[to] = source[from]
                        result[to + 1] = source[from + 1]
                        result[to + 2] = source[from + 2]
                        to += 3
                        from += 3 * stepRight
                    }
                }
            }
            filled = bytes.count
        }
        return ColorRaster(width: newWidth, height: newHeight, bytes: turned)
    }
}

extension PixelBox {
    /// Returns where the box lies in a picture of a size once that is turned and mirrored.
    package func turned(_ turn: Turn, within size: (width: Int, height: Int)) -> PixelBox {
        var box = self
        var (width, height) = size
        if turn.contains(.transpose) {
            box = PixelBox(x: y, y: x, width: self.height, height: self.width)
            (width, height) = (height, width)
        }
        // The box's far edge becomes its near one.
        if turn.contains(.mirrorColumns) { box.x = width - box.maxX }
        if turn.contains(.mirrorRows) { box.y = height - box.maxY }
        return box
    }
}

extension GrayRaster {
    /// Returns the picture turned by a quarter to the right (clockwise); width and height change
    /// places.
    package func turnedRight() -> GrayRaster {
        GrayRaster(
            width: height, height: width,
            pixels: QuarterTurn.right(pixels, width: width, height: height))
    }
}

extension BinaryMask {
    /// Returns the mask turned by a quarter to the right (clockwise); width and height change
    /// places.
    package func turnedRight() -> BinaryMask {
        BinaryMask(
            width: height, height: width,
            pixels: QuarterTurn.right(pixels, width: width, height: height))
    }

    /// Returns the mask with rows and columns exchanged: mirrored at the diagonal from the top
    /// left.
    package func transposed() -> BinaryMask {
        var result = BinaryMask(width: height, height: width)
        result.pixels.withUnsafeMutableBufferPointer { target in
            // Only what is set is copied: most of a photo is paper.
            for row in 0..<height {
                forEachRun(inRow: row) { columns in
                    var place = columns.lowerBound &* height &+ row
                    for _ in columns {
                        target[place] = 1
                        place &+= height
                    }
                }
            }
        }
        return result
    }
}

/// Rotation by 90° of the elements of a row-major picture, whatever they are.
package enum QuarterTurn {
    /// Returns the elements of the picture turned clockwise, row by row: the source's columns from
    /// left to right, each read upward.
    ///
    /// Inlinable: other modules would otherwise move the elements without knowing their type.
    @inlinable
    package static func right<Pixel>(_ pixels: [Pixel], width: Int, height: Int) -> [Pixel] {
        var turned: [Pixel] = []
        turned.reserveCapacity(pixels.count)
        for column in 0..<width {
            for row in (0..<height).reversed() { turned.append(pixels[row * width + column]) }
        }
        return turned
    }
}
