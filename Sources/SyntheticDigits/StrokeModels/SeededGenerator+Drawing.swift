package import SystemLibraries

/// The draws that stroke models and photo scenes make again and again.
extension SeededGenerator {
    /// Returns a point around the origin, normally distributed in both directions with a standard
    /// deviation.
    mutating func offset(_ deviation: Float) -> Point {
        Point(normal(deviation: deviation), normal(deviation: deviation))
    }

    /// Returns the points, each moved independently by a normally distributed offset.
    mutating func jittered(_ path: Path, by deviation: Float) -> Path {
        path.map { $0 + offset(deviation) }
    }

    /// Returns −1 or 1, each as likely as the other.
    mutating func sign() -> Float { chance(0.5) ? 1 : -1 }

    /// Returns a whole number from 0 up to, not including, a bound; all are equally likely, for
    /// bounds far below 2²⁴.
    package mutating func index(below bound: Int) -> Int {
        min(Int(unit() * Float(bound)), bound - 1)
    }

    /// Returns one element, each as likely as the others; the array must not be empty.
    package mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[index(below: elements.count)]
    }

    /// Returns an index, each as likely as its weight is in proportion to the sum of all.
    mutating func index(weights: some Collection<Float>) -> Int {
        var rest = unit() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return weights.count - 1
    }

    /// Returns a nearly normal number of deviation 1 from a single draw.
    ///
    /// The sum of four uniform ones: for noise on millions of pixels, where tails beyond 3.4
    /// deviations do not matter.
    package mutating func fastNormal() -> Float {
        let bits = next()
        let sum =
            (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
        // 131,070 is the sum's mean, and √3 / 65,536 makes the deviation of a sum of four 1.
        return (Float(sum) - 131_070) * (1.732_050_8 / 65_536)
    }
}
