package import MNIST
import SystemLibraries

/// Which digit that was read is which digit of a transcript.
///
/// Lines are aligned with lines and, within them, digits with digits, such that as few digits as possible are misread,
/// missed or made up (`EditAlignment` with unit costs; a line that is missed or made up costs its digits). Where both
/// cost the same, pairing two elements goes before leaving one out.
///
/// Time and memory are proportional to the digits of the transcript times the digits read.
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
        let columns = actual.map { line in
            read.map { other in
                EditAlignment<Int>(leavingOut: line.map { _ in 1 }, other.map { _ in 1 }) {
                    line[$0] == other[$1] ? 0 : 1
                }
            }
        }
        let lines = EditAlignment<Int>(leavingOut: actual.map(\.count), read.map(\.count)) {
            columns[$0][$1].cost
        }
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
