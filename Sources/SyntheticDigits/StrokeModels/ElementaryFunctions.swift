import SystemLibraries

/// The transcendental functions of the generator, so that only this file names a C library.
extension Float {
    /// The sine of an angle in radians.
    var sine: Float { sin(self) }
    /// The cosine of an angle in radians.
    var cosine: Float { cos(self) }
    /// e to this power.
    var exponential: Float { exp(self) }
    /// The natural logarithm; negative numbers have none.
    var logarithm: Float { log(self) }
    /// An angle given in degrees, in radians.
    var radians: Float { self * .pi / 180 }

    /// This number to a power; negative numbers have none.
    func raised(to power: Float) -> Float { pow(self, power) }

    /// Returns this number, or the bound beyond which it lies.
    func clamped(_ low: Float = 0, _ high: Float = 1) -> Float { max(low, min(high, self)) }
}
