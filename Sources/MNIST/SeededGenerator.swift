import SystemLibraries

/// A small random generator whose sequence is fixed by its seed on every platform (SplitMix64).
///
/// Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    /// The whole state: saving it and making a generator from it goes on with the same sequence.
    package private(set) var state: UInt64

    /// Makes a generator whose sequence depends on the seed alone.
    package init(seed: UInt64) { state = seed }

    /// Returns 64 random bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Returns a number in 0 ..< 1.
    package mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }

    /// Returns a number between two bounds.
    package mutating func uniform(_ low: Float, _ high: Float) -> Float {
        low + (high - low) * unit()
    }

    /// Returns true with the given probability.
    package mutating func chance(_ probability: Float) -> Bool { unit() < probability }

    /// Returns a normally distributed number (Box–Muller).
    package mutating func normal(mean: Float = 0, deviation: Float = 1) -> Float {
        let radius = (-2 * log(1 - Double(unit()))).squareRoot()
        return mean + deviation * Float(radius * cos(2 * .pi * Double(unit())))
    }

    /// Returns a generator for a numbered sub-task, independent of how far this one has run on.
    package func split(_ index: UInt64) -> SeededGenerator {
        var child = SeededGenerator(seed: state ^ (index &+ 1) &* 0xD1B5_4A32_D192_ED03)
        _ = child.next()
        return child
    }
}
