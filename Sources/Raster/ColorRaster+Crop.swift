extension ColorRaster {
    /// Returns the part of the picture inside the box; what reaches beyond the picture is cut off,
    /// to no pixel at all where all of the box lies outside.
    package func cropped(to box: PixelBox) -> ColorRaster {
        let left = min(max(box.x, 0), width)
        let top = min(max(box.y, 0), height)
        let right = min(max(box.maxX, left), width)
        let bottom = min(max(box.maxY, top), height)
        var part: [UInt8] = []
        part.reserveCapacity(3 * (right - left) * (bottom - top))
        for row in top..<bottom {
            part += bytes[3 * (row * width + left)..<3 * (row * width + right)]
        }
        return ColorRaster(width: right - left, height: bottom - top, bytes: part)
    }
}
