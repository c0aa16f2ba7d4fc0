extension SIMD where Scalar: FloatingPoint {
    /// The Euclidean length: the distance of a place from the origin, in the place's unit.
    ///
    /// Inlinable: other modules would otherwise compute it without knowing the type, at many times the cost.
    @inlinable
    package var length: Scalar { (self * self).sum().squareRoot() }
}
