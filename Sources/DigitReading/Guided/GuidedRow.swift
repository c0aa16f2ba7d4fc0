import MNIST
import SystemLibraries

/// Which candidates of a row of writing are the digits that are known to stand in it.
///
/// The cheapest way from left to right through candidates that do not share ink: what the network says
/// against a digit costs, and so does a digit that nothing is found for, and a likely digit that is not in
/// the row.
struct GuidedRow {
    /// Something that may be a digit of the row.
    struct Candidate {
        /// The ten digits' probabilities.
        let probabilities: [Float]
        /// What it costs to take it for no digit.
        let skipCost: Float
        /// What it costs beside what the network says, to take it for one.
        let useCost: Float
    }

    /// What it all costs, in natural logarithms of probabilities.
    let cost: Float
    /// The pairs of a digit's place in the row and its candidate's.
    let pairs: [(digit: Int, candidate: Int)]

    /// What it costs when nothing is found for a digit: as much as one that the network all but excludes.
    static let missing: Float = 6
    /// A digit has at least this probability, whatever the network says.
    private static let leastProbability: Float = 1e-3

    /// What it costs to take a candidate for a digit.
    private static func cost(of candidate: Candidate, as digit: Digit) -> Float {
        -logf(max(candidate.probabilities[digit.value], leastProbability))
            + candidate.useCost
    }

    /// Finds the cheapest way; candidates come from left to right.
    init(_ digits: [Digit], among candidates: [Candidate], areRivals: (Int, Int) -> Bool) {
        let (count, length) = (candidates.count, digits.count)
        // The start is a candidate before all others, and the end one behind them.
        var rivals = [[Bool]](repeating: [Bool](repeating: false, count: count), count: count)
        for one in 0..<count {
            for other in 0..<one {
                rivals[one][other] = areRivals(one, other)
                rivals[other][one] = rivals[one][other]
            }
        }
        /// What it costs to leave out what stands between two candidates that are taken.
        func between(_ one: Int, _ other: Int) -> Float {
            (one + 1..<other).reduce(0) { sum, place in
                let isCovered =
                    one >= 0 && rivals[one][place] || other < count && rivals[other][place]
                return isCovered ? sum : sum + candidates[place].skipCost
            }
        }
        // At a candidate (shifted by one) and a number of digits that are behind: the cost so far, and which
        // candidate came before.
        var best = [[Float]](
            repeating: [Float](repeating: .infinity, count: length + 1), count: count + 1)
        var before = [[Int]](
            repeating: [Int](repeating: -1, count: length + 1), count: count + 1)
        var isPaired = [[Bool]](
            repeating: [Bool](repeating: false, count: length + 1), count: count + 1)
        func addMissing(at place: Int) {
            for digit in 0..<length where best[place][digit] + Self.missing < best[place][digit + 1]
            {
                best[place][digit + 1] = best[place][digit] + Self.missing
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
                        + Self.cost(of: candidates[place], as: digits[digit])
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
        var pairs: [(digit: Int, candidate: Int)] = []
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
