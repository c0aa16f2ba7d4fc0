package import MNIST

/// Which digit that was read is which digit of a transcript.
///
/// Lines are aligned with lines and, within them, digits with digits, such that as few digits as possible are misread,
/// missed or made up (edit distance with unit costs; a line that is missed or made up costs its digits). Where both
/// cost the same, pairing two elements goes before leaving one out.
///
/// Time and memory are proportional to the digits of the transcript times the digits read.
///
/// Source: Wagner, Fischer, "The string-to-string correction problem", 1974.
package struct TranscriptAlignment: Sendable, Equatable {
    /// The place of a digit in lines of digits.
    package struct Place: Sendable, Hashable {
        /// The digit's line, counted from 0 at the top.
        package var line: Int
        /// The digit's place in its line, counted from 0 at the left.
        package var column: Int
    }

    /// A digit of the transcript and the one that was read for it.
    package struct Pair: Sendable, Equatable {
        /// Where the digit stands in the transcript.
        package var actual: Place
        /// Where the digit stands in what was read.
        package var read: Place
    }

    /// The pairs of digits that stand for each other, right or not, in the transcript's order.
    package let pairs: [Pair]
    /// How many pairs consist of the same digit twice.
    package let right: Int
    /// How many digits the transcript has.
    package let actualCount: Int
    /// How many digits were read.
    package let readCount: Int

    /// Aligns what was read, line by line, with a transcript.
    package init(of read: [[Digit]], with transcript: Transcript) {
        let actual = transcript.lines
        // The cost of pairing two lines is the edit distance of their digits: all pairs of lines are aligned once.
        let columns = actual.map { line in read.map { Steps(from: line, to: $0) } }
        let lines = Steps(
            count: actual.count, read.count,
            missing: { actual[$0].count }, extra: { read[$0].count },
            pairing: { columns[$0][$1].cost })
        var pairs: [Pair] = []
        for (line, other) in lines.pairs {
            for (column, otherColumn) in columns[line][other].pairs {
                pairs.append(
                    Pair(
                        actual: Place(line: line, column: column),
                        read: Place(line: other, column: otherColumn)))
            }
        }
        self.pairs = pairs
        right = pairs.count { pair in
            actual[pair.actual.line][pair.actual.column] == read[pair.read.line][pair.read.column]
        }
        actualCount = transcript.count
        readCount = read.reduce(0) { $0 + $1.count }
    }
}

/// The cheapest way from one sequence to another by pairing, dropping and inserting elements.
private struct Steps {
    /// The sum of the costs of all steps.
    let cost: Int
    /// The places, from 0, of the elements that are paired, in order of both sequences.
    let pairs: [(Int, Int)]

    /// Finds the way from digits to digits, where each misread, missing or extra digit costs 1.
    init(from actual: [Digit], to read: [Digit]) {
        self.init(
            count: actual.count, read.count, missing: { _ in 1 }, extra: { _ in 1 },
            pairing: { actual[$0] == read[$1] ? 0 : 1 })
    }

    /// Finds the cheapest way between two sequences, given their lengths and what each step costs.
    ///
    /// `missing` is the cost of leaving an element of the first one out, `extra` that of one of the
    /// second, and `pairing` that of taking one for the other. All costs are at least 0.
    init(
        count: Int, _ other: Int, missing: (Int) -> Int, extra: (Int) -> Int,
        pairing: (Int, Int) -> Int
    ) {
        // `costs[i][j]`: the least cost of the first i elements against the first j of the other sequence.
        var costs = [[Int]](repeating: [Int](repeating: 0, count: other + 1), count: count + 1)
        for row in 0..<count { costs[row + 1][0] = costs[row][0] + missing(row) }
        for column in 0..<other { costs[0][column + 1] = costs[0][column] + extra(column) }
        var paired = costs
        for row in 0..<count {
            for column in 0..<other {
                paired[row][column] = pairing(row, column)
                costs[row + 1][column + 1] = min(
                    costs[row][column] + paired[row][column],
                    costs[row][column + 1] + missing(row), costs[row + 1][column] + extra(column))
            }
        }
        // Back from the end, along steps whose costs add up to the least one.
        var pairs: [(Int, Int)] = []
        var (row, column) = (count, other)
        while row > 0, column > 0 {
            let here = costs[row][column]
            if here == costs[row - 1][column - 1] + paired[row - 1][column - 1] {
                pairs.append((row - 1, column - 1))
                (row, column) = (row - 1, column - 1)
            } else if here == costs[row - 1][column] + missing(row - 1) {
                row -= 1
            } else {
                column -= 1
            }
        }
        cost = costs[count][other]
        self.pairs = pairs.reversed()
    }
}
