package import MNIST

/// The confusion matrix of ten digits: how often each was read as which, and how often not at all.
package struct ConfusionMatrix: Sendable, Equatable {
    /// Ten rows, the true digits, of ten columns, what they were read as; each entry is a count.
    package private(set) var counts = [[Int]](
        repeating: [Int](repeating: 0, count: 10), count: 10)
    /// How often each true digit was rejected or could not be read.
    package private(set) var unread = [Int](repeating: 0, count: 10)

    /// Makes an empty matrix.
    package init() {}

    /// Counts one reading of a digit; without a prediction it was rejected or has failed.
    package mutating func add(actual: Digit, predicted: Digit?) {
        if let predicted {
            counts[actual.value][predicted.value] += 1
        } else {
            unread[actual.value] += 1
        }
    }

    /// How many readings were counted, those without a prediction included.
    package var total: Int { Digit.allCases.reduce(0) { $0 + support(of: $1) } }
    /// How many digits were read as what they are: the sum of the diagonal.
    package var right: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }
    /// The share read right, 0 … 1, of all that was counted, the unread included; nil where nothing was.
    package var accuracy: Double? { total > 0 ? Double(right) / Double(total) : nil }

    /// Returns how many times a digit was to be read, the unread included.
    package func support(of digit: Digit) -> Int {
        counts[digit.value].reduce(unread[digit.value], +)
    }

    /// Returns the share, 0 … 1, of a digit's pictures that were read as it; nil when there were none.
    package func recall(of digit: Digit) -> Double? {
        ratio(counts[digit.value][digit.value], support(of: digit))
    }

    /// Returns the share, 0 … 1, of what was read as a digit that is it; nil when nothing was.
    package func precision(of digit: Digit) -> Double? {
        ratio(
            counts[digit.value][digit.value], counts.reduce(0) { $0 + $1[digit.value] })
    }

    /// Returns the harmonic mean of precision and recall, 0 … 1; nil when one of them is not known.
    package func f1(of digit: Digit) -> Double? {
        guard let precision = precision(of: digit), let recall = recall(of: digit) else {
            return nil
        }
        // Where no digit of this kind was read right, both are 0, and so is their mean.
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    /// Returns a part's share of a whole, 0 … 1; nil where the whole is empty.
    private func ratio(_ part: Int, _ whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }
}
