// Loops over a whole row view compile to vector instructions; loops that compute an index with
// checked arithmetic do not.

extension UnsafeBufferPointer {
    /// Returns a row, counted from 0, of a plane of the given width in elements.
    @inline(__always)
    package func row(_ index: Int, width: Int) -> UnsafeBufferPointer<Element> {
        UnsafeBufferPointer(rebasing: self[index * width..<(index + 1) * width])
    }
}

extension UnsafeMutableBufferPointer {
    /// Returns a row, counted from 0, of a plane of the given width in elements, to be written to.
    @inline(__always)
    package func row(_ index: Int, width: Int) -> UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(rebasing: self[index * width..<(index + 1) * width])
    }
}

extension UnsafeMutableBufferPointer<Float> {
    /// Adds a multiple of another row, which has at least as many elements, to this one, element by
    /// element.
    @inline(__always)
    package func add(_ row: UnsafeBufferPointer<Float>, times factor: Float) {
        for index in 0..<count { self[index] += factor * row[index] }
    }
}
