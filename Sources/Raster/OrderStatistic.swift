extension [Float] {
    /// Returns the order statistic: the value that would stand at this place, from 0 on, if the values were sorted.
    ///
    /// All values must be ordered (no NaN), and there must be more of them than the place says. In linear time and
    /// without branches that depend on the values (a radix selection): a few bits at a time, from the highest on, the
    /// values are counted, and only those with the bits of the wanted one are gone on with.
    package func orderStatistic(_ place: Int) -> Float {
        // As unsigned numbers in the same order, so that bits from the highest on decide.
        var keys = map(\.orderedBits)
        var place = place
        var shift = UInt32(32)
        while keys.count > 1, shift > 0 {
            // Eleven bits bring 32 to an end in three rounds. For few values the 2,048 counters would cost more than a
            // fourth round: eight bits below 1,024 values, an order of magnitude, not tuned.
            let width = Swift.min(shift, keys.count < 1024 ? 8 : 11)
            shift -= width
            let mask = UInt32(1) << width - 1
            var counts = [Int32](repeating: 0, count: Int(mask) + 1)
            for key in keys { counts[Int(key >> shift & mask)] &+= 1 }
            // The bin in which the wanted value lies; `place` becomes its place among the values of that bin.
            var bin = 0
            while place >= Int(counts[bin]) {
                place -= Int(counts[bin])
                bin += 1
            }
            keys = keys.filter { Int($0 >> shift & mask) == bin }
        }
        return Float(orderedBits: keys[0])
    }

    /// The median: the value in the middle of the sorted ones; of an even number the mean of the two in the middle.
    ///
    /// All values must be ordered (no NaN), and there must be one at least. In linear time.
    package var median: Float {
        let lower = orderStatistic((count - 1) / 2)
        guard count % 2 == 0 else { return lower }
        // The next one is equal, or the least of those that are greater.
        var (notAbove, next) = (0, Float.infinity)
        for value in self {
            notAbove += value <= lower ? 1 : 0
            next = value > lower && value < next ? value : next
        }
        // With more than half of the values not above the lower one, the upper of the two in the middle equals it.
        return ((notAbove > count / 2 ? lower : next) + lower) / 2
    }
}

extension Collection where Element: Comparable {
    /// The median by sorting; of an even number of values the greater of the two in the middle, nil where
    /// there is none.
    ///
    /// For few values, and for such as must be one of those that are there. Inlinable: other modules would otherwise
    /// sort without knowing the type, at several times the cost.
    @inlinable
    package var upperMedian: Element? { isEmpty ? nil : sorted()[count / 2] }
}

extension [Int] {
    /// The median of whole numbers from 0 on, given how many there are of each; of an even number of them the greater
    /// of the two in the middle, the count of bins where there are none.
    package var histogramMedian: Int {
        let half = reduce(0, +) / 2
        var below = 0
        for (value, count) in enumerated() {
            below += count
            if below > half { return value }
        }
        return count
    }
}

extension [(value: Float, weight: Float)] {
    /// The weighted median: the least value up to which the weights come to half of their sum or more, nil where
    /// there is no value.
    ///
    /// Values must be ordered (no NaN), weights not below 0.
    package var weightedMedian: Float? {
        let ordered = sorted { $0.value < $1.value }
        let half = ordered.reduce(0) { $0 + $1.weight } / 2
        var below: Float = 0
        return ordered.first {
            below += $0.weight
            return below >= half
        }?.value
    }
}

extension Float {
    /// Bits that, compared as unsigned numbers, have the order of the values.
    ///
    /// A float's bits grow with its magnitude: negative values have all bits inverted, others only the sign.
    fileprivate var orderedBits: UInt32 {
        bitPattern ^ (UInt32(bitPattern: Int32(bitPattern: bitPattern) >> 31) | 0x8000_0000)
    }

    /// Takes the value back out of its ordered bits.
    fileprivate init(orderedBits bits: UInt32) {
        self.init(bitPattern: bits & 0x8000_0000 != 0 ? bits ^ 0x8000_0000 : ~bits)
    }
}
