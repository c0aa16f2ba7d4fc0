extension GrayRaster {
    /// Returns the part inside a box, which must lie within the picture.
    package func cropped(to box: PixelBox) -> GrayRaster {
        GrayRaster(
            width: box.width, height: box.height,
            pixels: croppedElements(of: pixels, width: width, to: box))
    }
}

extension BinaryMask {
    /// Returns the part inside a box, which must lie within the mask.
    package func cropped(to box: PixelBox) -> BinaryMask {
        BinaryMask(
            width: box.width, height: box.height,
            pixels: croppedElements(of: pixels, width: width, to: box))
    }
}

/// Returns the elements inside a box of a row-major picture of some width; the box must lie within
/// it.
private func croppedElements<Element>(
    of elements: [Element], width: Int, to box: PixelBox
) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(box.area)
    for row in box.y..<box.maxY {
        let start = row * width + box.x
        result.append(contentsOf: elements[start..<start + box.width])
    }
    return result
}
