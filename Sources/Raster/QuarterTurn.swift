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
