import SystemLibraries

extension ColorRaster {
    /// Returns the picture turned clockwise by some degrees around its middle, on a canvas that holds all of it.
    ///
    /// Interpolated bilinearly between pixel centers. What lies outside the picture goes on like the nearest pixel at
    /// its border; a picture without pixels is returned as it is.
    package func rotated(byDegrees degrees: Float) -> ColorRaster {
        let angle = degrees * .pi / 180
        let (cosine, sine) = (cosf(angle), sinf(angle))
        let (wide, high) = (Float(width), Float(height))
        // The box around the turned rectangle.
        let newWidth = Int((wide * abs(cosine) + high * abs(sine)).rounded(.up))
        let newHeight = Int((wide * abs(sine) + high * abs(cosine)).rounded(.up))
        guard !bytes.isEmpty, newWidth > 0, newHeight > 0 else { return self }
        let count = 3 * newWidth * newHeight
        let turned = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
            bytes.withUnsafeBufferPointer { source in
                var to = 0
                for row in 0..<newHeight {
                    // Backward: for each pixel of the result the place it comes from, from the middles of both.
                    let down = Float(row) + 0.5 - Float(newHeight) / 2
                    for column in 0..<newWidth {
                        let across = Float(column) + 0.5 - Float(newWidth) / 2
                        let x = (cosine * across + sine * down + wide / 2 - 0.5)
                        let y = (cosine * down - sine * across + high / 2 - 0.5)
                        // Held a little inside the last center (0.001 of a pixel: nothing to see), so that there is a
                        // pixel to the right and one below; a picture of one column or row has none, and uses its only
                        // one twice.
                        let (left, top) = (
                            min(max(x, 0), wide - 1.001), min(max(y, 0), high - 1.001)
                        )
                        let (x0, y0) = (Int(max(left, 0)), Int(max(top, 0)))
                        let (dx, dy) = (left - Float(x0), top - Float(y0))
                        let first = 3 * (y0 * width + x0)
                        let right = x0 + 1 < width ? 3 : 0
                        let below = y0 + 1 < height ? 3 * width : 0
                        // Between four pixels: along the upper and the lower two, then between both.
                        for channel in 0..<3 {
                            let place = first + channel
                            let upper =
                                Float(source[place]) * (1 - dx) + Float(source[place + right]) * dx
                            let lower =
                                Float(source[place + below]) * (1 - dx)
                                + Float(source[place + below + right]) * dx
                            target[to] = UInt8(upper * (1 - dy) + lower * dy + 0.5)
                            to += 1
                        }
                    }
                }
            }
            filled = count
        }
        return ColorRaster(width: newWidth, height: newHeight, bytes: turned)
    }
}
