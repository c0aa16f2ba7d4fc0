import CKernels

extension GrayRaster {
    /// Turns this raster of paper levels, 0 … 255, into the ink of a picture of the same size (shading correction).
    ///
    /// `ink = (paper − gray) / max(paper, least)`, where paper levels below 1 count as 1; `gray` and `least` are gray
    /// levels, too. What is lighter than its paper becomes negative ink.
    package mutating func divideOut(of gray: GrayRaster, notBelow least: Float) {
        precondition(width == gray.width && height == gray.height)
        pixels.withUnsafeMutableBufferPointer { paper in
            gray.pixels.withUnsafeBufferPointer { gray in
                guard let from = gray.baseAddress, let to = paper.baseAddress else { return }
                raster_divide_paper_out(from, least, to, gray.count)
            }
        }
    }

    /// Subtracts a value from all pixels; what would be below 0 becomes 0, and so does NaN.
    package mutating func lower(by value: Float) {
        pixels.withUnsafeMutableBufferPointer { pixels in
            guard let start = pixels.baseAddress else { return }
            raster_lower_numbers(start, value, pixels.count)
        }
    }
}
