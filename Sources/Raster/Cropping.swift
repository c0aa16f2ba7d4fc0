// The part of a picture inside a box. What of the box reaches beyond the picture is cut off, to no pixel at all where
// all of it lies outside.

extension GrayRaster {
    /// Returns the part inside a box, as far as the box lies within the picture.
    package func cropped(to box: PixelBox) -> GrayRaster {
        let part = box.cutOff(width: width, height: height)
        return GrayRaster(
            width: part.width, height: part.height, pixels: pixels.cropped(to: part, width: width))
    }
}

extension BinaryMask {
    /// Returns the part inside a box, as far as the box lies within the mask.
    package func cropped(to box: PixelBox) -> BinaryMask {
        let part = box.cutOff(width: width, height: height)
        return BinaryMask(
            width: part.width, height: part.height, pixels: pixels.cropped(to: part, width: width))
    }
}

extension ColorRaster {
    /// Returns the part inside a box, as far as the box lies within the picture.
    package func cropped(to box: PixelBox) -> ColorRaster {
        let part = box.cutOff(width: width, height: height)
        // Of three bytes a pixel, a row is three times as long.
        let triples = PixelBox(
            x: 3 * part.x, y: part.y, width: 3 * part.width, height: part.height)
        return ColorRaster(
            width: part.width, height: part.height,
            bytes: bytes.cropped(to: triples, width: 3 * width))
    }
}

extension PixelBox {
    /// Returns the part of the box that lies in a picture of a size; it has no width or no height where none does.
    fileprivate func cutOff(width pictureWidth: Int, height pictureHeight: Int) -> PixelBox {
        let left = min(max(x, 0), pictureWidth)
        let top = min(max(y, 0), pictureHeight)
        let right = min(max(maxX, left), pictureWidth)
        let bottom = min(max(maxY, top), pictureHeight)
        return PixelBox(x: left, y: top, width: right - left, height: bottom - top)
    }
}

extension Array {
    /// Returns the elements inside a box that lies within this picture of `width` elements a row.
    fileprivate func cropped(to box: PixelBox, width: Int) -> [Element] {
        var part: [Element] = []
        part.reserveCapacity(box.area)
        for row in box.y..<box.maxY {
            let start = row * width + box.x
            part.append(contentsOf: self[start..<start + box.width])
        }
        return part
    }
}
