import MNIST
import SystemLibraries

/// The alignment of a line's possible digits with the digits that are known to stand in it.
///
/// It is the cheapest path from left to right through possible digits that do not share ink. Costs are negative natural
/// logarithms of probabilities: of what the network says against a digit, of a digit that nothing is found for, and of
/// a likely digit that is not in the line.
struct LineAlignment {
    /// A possible digit of the line: a glyph that may be one.
    struct Item {
        /// The ten digits' probabilities, 0 … 1.
        let probabilities: [Float]
        /// The cost of taking the glyph for no digit.
        let skipCost: Float
        /// The cost of taking the glyph for a digit, beside that of the digit's probability.
        let useCost: Float
    }

    /// The cost of the whole alignment.
    let cost: Float
    /// The pairs of a digit's place in the line and its glyph's, from left to right.
    let pairs: [(digit: Int, item: Int)]

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The cost of a digit for which nothing is found, and of taking a sure digit for none, at most.
        ///
        /// Not tuned: that of a probability of 0.25 %, so that a digit is rather missing than one that the network all
        /// but excludes.
        var missing: Float = 6
        /// The probability of a digit, at least, whatever the network says; not tuned: it makes the greatest cost 6.9,
        /// a little more than `missing`.
        var leastProbability: Float = 1e-3
    }

    /// Returns the cost of taking a glyph for a digit.
    private static func cost(
        of item: Item, as digit: Digit, _ settings: Settings
    ) -> Float {
        -logf(max(item.probabilities[digit.value], settings.leastProbability))
            + item.useCost
    }

    /// Finds the cheapest path by dynamic programming; glyphs come from left to right.
    ///
    /// `areRivals` says of two glyphs whether they share ink. Time grows with the square of the number of
    /// glyphs times the number of digits.
    ///
    /// It is no `EditAlignment`: what is left out costs nothing where it shares ink with what is taken.
    init(
        _ digits: [Digit], among items: [Item], settings: Settings,
        areRivals: (Int, Int) -> Bool
    ) {
        let (count, length) = (items.count, digits.count)
        // The start counts as a glyph before all others, and the end as one behind them.
        var rivals = [[Bool]](repeating: [Bool](repeating: false, count: count), count: count)
        for one in 0..<count {
            for other in 0..<one {
                rivals[one][other] = areRivals(one, other)
                rivals[other][one] = rivals[one][other]
            }
        }
        /// Returns the cost of leaving out what stands between two glyphs that are taken; rivals of either cost
        /// nothing.
        func between(_ one: Int, _ other: Int) -> Float {
            (one + 1..<other).reduce(0) { sum, place in
                let isCovered =
                    one >= 0 && rivals[one][place] || other < count && rivals[other][place]
                return isCovered ? sum : sum + items[place].skipCost
            }
        }
        // At each glyph, shifted by one, and each number of digits that are behind: the least cost so far, the glyph
        // before, and whether the glyph is the last of these digits.
        var best = [[Float]](
            repeating: [Float](repeating: .infinity, count: length + 1), count: count + 1)
        var before = [[Int]](
            repeating: [Int](repeating: -1, count: length + 1), count: count + 1)
        var isPaired = [[Bool]](
            repeating: [Bool](repeating: false, count: length + 1), count: count + 1)
        // Digits that nothing is found for cost `missing` each, whichever glyph comes before them.
        func addMissing(at place: Int) {
            for digit in 0..<length
            where best[place][digit] + settings.missing < best[place][digit + 1] {
                best[place][digit + 1] = best[place][digit] + settings.missing
                before[place][digit + 1] = before[place][digit]
                isPaired[place][digit + 1] = false
            }
        }
        best[0][0] = 0
        addMissing(at: 0)
        for place in 0..<count {
            for earlier in -1..<place where earlier < 0 || !rivals[earlier][place] {
                let skipped = between(earlier, place)
                for digit in 0..<length where best[earlier + 1][digit].isFinite {
                    let cost =
                        best[earlier + 1][digit] + skipped
                        + Self.cost(of: items[place], as: digits[digit], settings)
                    if cost < best[place + 1][digit + 1] {
                        best[place + 1][digit + 1] = cost
                        before[place + 1][digit + 1] = earlier
                        isPaired[place + 1][digit + 1] = true
                    }
                }
            }
            addMissing(at: place + 1)
        }
        let ends = (-1..<count).map { best[$0 + 1][length] + between($0, count) }
        let last = ends.indices.min { ends[$0] < ends[$1] } ?? 0
        cost = ends[last]
        // Back from the end, through the glyphs before.
        var pairs: [(digit: Int, item: Int)] = []
        var (place, digit) = (last, length)
        while place > 0, digit > 0 {
            guard isPaired[place][digit] else {
                digit -= 1
                continue
            }
            pairs.append((digit - 1, place - 1))
            (place, digit) = (before[place][digit] + 1, digit - 1)
        }
        self.pairs = pairs.reversed()
    }
}
