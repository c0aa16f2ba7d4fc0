package import Raster

extension Canvas {
    /// Draws a picture, as large as it fits and in the middle of a box; returns where it lies.
    ///
    /// A picture that is too large is averaged down; one that is too small is enlarged by a whole
    /// factor, so that its pixels stay squares.
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

    /// Copies a picture as it is.
    package mutating func put(_ picture: ColorRaster, x: Int, y: Int) {
        for row in max(0, y)..<max(0, y, min(height, y + picture.height)) {
            let columns = max(0, x)..<max(0, x, min(width, x + picture.width))
            guard !columns.isEmpty else { break }
            let from = 3 * ((row - y) * picture.width + columns.lowerBound - x)
            let to = 3 * (row * width + columns.lowerBound)
            bytes.replaceSubrange(
                to..<to + 3 * columns.count, with: picture.bytes[from..<from + 3 * columns.count])
        }
    }
}

extension ColorRaster {
    /// Returns the size of the largest picture of this shape that fits into a box: a whole
    /// multiple of this one, or smaller than it.
    package func size(fitting boxWidth: Int, _ boxHeight: Int) -> (width: Int, height: Int) {
        guard width > 0, height > 0 else { return (0, 0) }
        let factor = min(boxWidth / width, boxHeight / height)
        if factor >= 1 { return (width * factor, height * factor) }
        let scale = min(Double(boxWidth) / Double(width), Double(boxHeight) / Double(height))
        return (
            max(1, Int((Double(width) * scale).rounded(.down))),
            max(1, Int((Double(height) * scale).rounded(.down)))
        )
    }

    /// Returns the picture at another size: each new pixel is the mean of those it covers.
    package func resampled(width newWidth: Int, height newHeight: Int) -> ColorRaster {
        if newWidth == width, newHeight == height { return self }
        guard width > 0, height > 0 else { return self }
        var result = [UInt8](repeating: 0, count: 3 * newWidth * newHeight)
        let (width, height) = (width, height)
        bytes.withUnsafeBufferPointer { source in
            result.withUnsafeMutableBufferPointer { result in
                for y in 0..<newHeight {
                    let top = y * height / newHeight
                    let bottom = max(top + 1, (y + 1) * height / newHeight)
                    for x in 0..<newWidth {
                        let left = x * width / newWidth
                        let right = max(left + 1, (x + 1) * width / newWidth)
                        var (red, green, blue) = (0, 0, 0)
                        for row in top..<bottom {
                            var at = 3 * (row * width + left)
                            for _ in left..<right {
                                red += Int(source[at])
                                green += Int(source[at + 1])
                                blue += Int(source[at + 2])
                                at += 3
                            }
                        }
                        let count = (bottom - top) * (right - left)
                        let at = 3 * (y * newWidth + x)
                        result[at] = UInt8((red + count / 2) / count)
                        result[at + 1] = UInt8((green + count / 2) / count)
                        result[at + 2] = UInt8((blue + count / 2) / count)
                    }
                }
            }
        }
        return ColorRaster(width: newWidth, height: newHeight, bytes: result)
    }
}
