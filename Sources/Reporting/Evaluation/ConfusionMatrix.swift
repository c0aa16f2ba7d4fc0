package import MNIST

/// How often each digit was read as which.
package struct ConfusionMatrix: Sendable, Equatable {
    /// Ten rows, the true digits, of ten columns, what they were read as.
    package private(set) var counts = [[Int]](
        repeating: [Int](repeating: 0, count: 10), count: 10)
    /// How often each true digit was not read at all.
    package private(set) var unread = [Int](repeating: 0, count: 10)

    /// Makes an empty matrix.
    package init() {}

    /// Counts a reading; no digit means rejected or failed.
    package mutating func add(actual: Digit, predicted: Digit?) {
        if let predicted {
            counts[actual.value][predicted.value] += 1
        } else {
            unread[actual.value] += 1
        }
    }

    /// All that was counted.
    package var total: Int { Digit.allCases.reduce(0) { $0 + support(of: $1) } }
    /// What was read right.
    package var right: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }
    /// The share read right, 0 … 1, of everything, the unread included.
    package var accuracy: Double? { total > 0 ? Double(right) / Double(total) : nil }

    /// How many of a digit there were.
    package func support(of digit: Digit) -> Int {
        counts[digit.value].reduce(unread[digit.value], +)
    }

    /// The share of a digit's pictures that were read as it; nothing when there were none.
    package func recall(of digit: Digit) -> Double? {
        ratio(counts[digit.value][digit.value], support(of: digit))
    }

    /// The share of what was read as a digit that is it; nothing when nothing was.
    package func precision(of digit: Digit) -> Double? {
        ratio(
            counts[digit.value][digit.value], counts.reduce(0) { $0 + $1[digit.value] })
    }

    /// The harmonic mean of precision and recall; nothing when neither is known.
    package func f1(of digit: Digit) -> Double? {
        guard let precision = precision(of: digit), let recall = recall(of: digit) else {
            return nil
        }
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    private func ratio(_ part: Int, _ whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }
}
