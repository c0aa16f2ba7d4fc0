/// A small random generator whose sequence is fixed by its seed on every platform (SplitMix64).
///
/// Good enough for simulations and shuffling; not for secrets, as the state follows from any number. The constants are
/// the paper's and its reference code's. Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators",
/// OOPSLA 2014.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    /// The whole state: a generator made of it goes on with the same sequence.
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

    /// Returns a number in 0 ..< 1, evenly distributed, a multiple of 2⁻²⁴.
    package mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }

    /// Returns a number from `low` up to `high`, evenly distributed.
    package mutating func uniform(_ low: Float, _ high: Float) -> Float {
        low + (high - low) * unit()
    }

    /// Returns true with the given probability, 0 … 1.
    package mutating func chance(_ probability: Float) -> Bool { unit() < probability }

    /// Returns a normally distributed number (Box–Muller); takes two numbers of the sequence.
    package mutating func normal(mean: Float = 0, deviation: Float = 1) -> Float {
        // 1 less the number, as the logarithm of 0 is infinite and 1 never comes.
        let radius = (-2 * log(1 - Double(unit()))).squareRoot()
        return mean + deviation * Float(radius * cos(2 * .pi * Double(unit())))
    }

    /// Returns a generator for a numbered sub-task, whose sequence depends on this one's state and the number alone.
    ///
    /// This generator does not move on: the same number gives the same sequence as long as the state is the same.
    package func split(_ index: UInt64) -> SeededGenerator {
        // The odd constant spreads neighboring numbers over all bits of the state.
        var child = SeededGenerator(seed: state ^ (index &+ 1) &* 0xD1B5_4A32_D192_ED03)
        _ = child.next()
        return child
    }
}
