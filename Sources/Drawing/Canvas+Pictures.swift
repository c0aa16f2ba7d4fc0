package import Raster

extension Canvas {
    /// Draws a picture, as large as it fits and in the middle of a box; returns where it lies.
    ///
    /// A picture that is too large is averaged down; one that is too small is enlarged by a whole
    /// factor, so that its pixels stay squares. One without pixels draws nothing.
    @discardableResult
    package mutating func picture(_ picture: ColorRaster, in box: PixelBox) -> PixelBox {
        let size = picture.size(fitting: box.width, box.height)
        let fitted = picture.resampled(width: size.width, height: size.height)
        let place = PixelBox(
            x: box.x + (box.width - size.width) / 2, y: box.y + (box.height - size.height) / 2,
            width: size.width, height: size.height)
        put(fitted, x: place.x, y: place.y)
        return place
    }

    /// Copies a picture as it is, its top left corner at a column and a row, which may lie outside of the canvas.
    package mutating func put(_ picture: ColorRaster, x: Int, y: Int) {
        for row in max(0, y)..<max(0, y, min(height, y + picture.height)) {
            // What would lie outside of the canvas is cut off on all four sides.
            let columns = max(0, x)..<max(0, x, min(width, x + picture.width))
            guard !columns.isEmpty else { break }
            let from = 3 * ((row - y) * picture.width + columns.lowerBound - x)
            let to = 3 * (row * width + columns.lowerBound)
            bytes.replaceSubrange(
                to..<to + 3 * columns.count, with: picture.bytes[from..<from + 3 * columns.count])
        }
    }

    /// Colors the pixels that a mask of the canvas' size sets; a mask of another size colors none.
    package mutating func tint(_ mask: BinaryMask, with color: RGB) {
        guard mask.width == width, mask.height == height else { return }
        for (index, isSet) in mask.pixels.enumerated() where isSet != 0 {
            bytes[3 * index] = color.red
            bytes[3 * index + 1] = color.green
            bytes[3 * index + 2] = color.blue
        }
    }

    /// Mixes a share of a color, 0 … 1, into every so many-th column and row of pixels.
    package mutating func grid(every step: Int, with color: RGB, strength: Double) {
        for y in 0..<height {
            for x in 0..<width where x % step == 0 || y % step == 0 {
                self[x, y] = self[x, y].mixed(with: color, strength)
            }
        }
    }
}

extension ColorRaster {
    /// Returns the size of the largest picture of this shape that fits into a box: a whole multiple
    /// of this one, or smaller than it, at least one pixel wide and high.
    package func size(fitting boxWidth: Int, _ boxHeight: Int) -> (width: Int, height: Int) {
        guard width > 0, height > 0 else { return (0, 0) }
        // A whole factor of enlargement where there is one, and else whichever side limits more.
        let factor = min(boxWidth / width, boxHeight / height)
        if factor >= 1 { return (width * factor, height * factor) }
        let scale = min(Double(boxWidth) / Double(width), Double(boxHeight) / Double(height))
        return (
            max(1, Int((Double(width) * scale).rounded(.down))),
            max(1, Int((Double(height) * scale).rounded(.down)))
        )
    }

    /// Returns the picture at another size: each new pixel is the mean of those it covers (box filter).
    ///
    /// In an enlarged picture each new pixel is a copy of one (nearest neighbor). The new size must
    /// be positive. Time is linear in the pixels of the larger of the two pictures.
    package func resampled(width newWidth: Int, height newHeight: Int) -> ColorRaster {
        if newWidth == width, newHeight == height { return self }
        guard width > 0, height > 0 else { return self }
        var result = [UInt8](repeating: 0, count: 3 * newWidth * newHeight)
        // Rows are summed first, a whole row at a time as it lies in memory; then columns of the sums.
        var sums = [UInt32](repeating: 0, count: 3 * width)
        // Which columns a new one covers is the same in all rows.
        let columns = (0..<newWidth).map { Self.span(of: $0, of: newWidth, in: width) }
        bytes.withUnsafeBufferPointer { source in
            result.withUnsafeMutableBufferPointer { result in
                sums.withUnsafeMutableBufferPointer { sums in
                    for y in 0..<newHeight {
                        let rows = Self.span(of: y, of: newHeight, in: height)
                        sums.update(repeating: 0)
                        for row in rows {
                            let start = row * sums.count
                            for at in sums.indices { sums[at] &+= UInt32(source[start &+ at]) }
                        }
                        for (x, span) in columns.enumerated() {
                            // 32 bits hold the sum of 16 million pixels of 255 each, more than any new pixel covers.
                            let count = UInt32(truncatingIfNeeded: rows.count &* span.count)
                            let at = 3 * (y * newWidth + x)
                            for channel in 0..<3 {
                                // Half of the divisor first: the mean is rounded, not cut.
                                var sum = count / 2
                                for column in span { sum &+= sums[3 &* column &+ channel] }
                                result[at + channel] = UInt8(truncatingIfNeeded: sum / count)
                            }
                        }
                    }
                }
            }
        }
        return ColorRaster(width: newWidth, height: newHeight, bytes: result)
    }

    /// Returns which of the `count` pixels of a side the new pixel at a place covers, one at least.
    private static func span(of place: Int, of newCount: Int, in count: Int) -> Range<Int> {
        let start = place * count / newCount
        return start..<max(start + 1, (place + 1) * count / newCount)
    }
}
