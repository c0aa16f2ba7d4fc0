/// The cheapest way to take one sequence for another: elements are paired in order, and the others left out (an
/// alignment by weighted edit distance).
///
/// Where several ways cost the same, going back from the end of both, pairing two elements goes before leaving one of
/// the first sequence out, and that before leaving one of the second out. Time and memory are proportional to the
/// product of the lengths.
///
/// Source: Wagner, Fischer, "The string-to-string correction problem", 1974.
package struct EditAlignment<Cost: Comparable & AdditiveArithmetic> {
    /// The sum of the costs of all pairs and of all elements that are left out.
    package let cost: Cost
    /// The places, from 0, of the elements that are paired, in order of both sequences.
    package let pairs: [(first: Int, second: Int)]

    /// Aligns two sequences, given what it costs to leave out each element of the first and of the second.
    ///
    /// `pairing` is asked once for the cost of each pair of a place in the first and one in the second sequence. All
    /// costs are at least 0.
    package init(
        leavingOut first: [Cost], _ second: [Cost], pairing: (_ first: Int, _ second: Int) -> Cost
    ) {
        // `costs[i][j]`: the least cost of the first i elements against the first j of the other sequence.
        var costs = [[Cost]](
            repeating: [Cost](repeating: .zero, count: second.count + 1), count: first.count + 1)
        for row in first.indices { costs[row + 1][0] = costs[row][0] + first[row] }
        for column in second.indices { costs[0][column + 1] = costs[0][column] + second[column] }
        var paired = costs
        for row in first.indices {
            for column in second.indices {
                paired[row][column] = pairing(row, column)
                costs[row + 1][column + 1] = min(
                    costs[row][column] + paired[row][column], costs[row][column + 1] + first[row],
                    costs[row + 1][column] + second[column])
            }
        }
        // Back from the end, along steps whose costs add up to the least one.
        var pairs: [(first: Int, second: Int)] = []
        var (row, column) = (first.count, second.count)
        while row > 0, column > 0 {
            let here = costs[row][column]
            if here == costs[row - 1][column - 1] + paired[row - 1][column - 1] {
                (row, column) = (row - 1, column - 1)
                pairs.append((row, column))
            } else if here == costs[row - 1][column] + first[row - 1] {
                row -= 1
            } else {
                column -= 1
            }
        }
        cost = costs[first.count][second.count]
        self.pairs = pairs.reversed()
    }
}
