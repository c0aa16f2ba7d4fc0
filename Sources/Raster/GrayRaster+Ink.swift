import CKernels

extension GrayRaster {
    /// Makes of paper levels how much darker a picture of the same size is, as a part of the paper.
    ///
    /// Paper is at least 1; darker than `least`, it is that which is divided by.
    package mutating func divideOut(of gray: GrayRaster, notBelow least: Float) {
        precondition(width == gray.width && height == gray.height)
        pixels.withUnsafeMutableBufferPointer { paper in
            gray.pixels.withUnsafeBufferPointer { gray in
                guard let from = gray.baseAddress, let to = paper.baseAddress else { return }
                divide_paper_out(from, least, to, gray.count)
            }
        }
    }

    /// Takes a value away from all, down to 0 at most.
    package mutating func lower(by value: Float) {
        pixels.withUnsafeMutableBufferPointer { pixels in
            guard let start = pixels.baseAddress else { return }
            lower_numbers(start, value, pixels.count)
        }
    }
}
