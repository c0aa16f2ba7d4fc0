package import MNIST

/// What a data set holds, and what may be wrong with it: balance, duplicates, likely wrong labels, likeness to MNIST.
///
/// A network's answer is only a witness: what it calls mislabeled, a person has to look at.
package struct DatasetInspection: Sendable {
    /// The data set that was looked through.
    package let dataset: DigitDataset
    /// What a network takes each picture for, in the order of the pictures.
    package let answers: [Answer]
    /// Groups of two or more pictures, by their places from 0, that are the same pixel by pixel; in
    /// order of their first.
    package let duplicates: [[Int]]
    /// What is to be said about a picture, by its place.
    private let notes: [Int: String]
    /// How often each measure falls into each of the equal steps of its range.
    package let histograms: [DigitShape.Measure: [Int]]

    /// What a network takes one picture for.
    package struct Answer: Sendable, Equatable {
        /// The digit with most of the probability; nil where that is "not a digit".
        package var digit: Digit?
        /// How sure the network is that the digit is right, 0 … 1; 0 where it names none.
        package var confidence: Double
        /// The ten digits' probabilities, 0 … 1.
        package var probabilities: [Double]

        /// Makes an answer.
        package init(digit: Digit?, confidence: Double, probabilities: [Double]) {
            self.digit = digit
            self.confidence = confidence
            self.probabilities = probabilities
        }
    }

    /// The confidence, 0 … 1, from which on disagreement with a label speaks for a wrong label.
    ///
    /// Set by eye, not measured: much lower, and the list is full of digits that the network merely
    /// misreads; near 1, and wrong labels of unusual digits are missed.
    package static let sureEnough = 0.9

    /// Looks a data set through; `answers` has one for each picture, in order, or the program ends.
    ///
    /// Time is linear in the number of pictures: duplicates are found by hashing.
    package init(_ dataset: DigitDataset, answers: [Answer]) {
        precondition(answers.count == dataset.count)
        self.dataset = dataset
        self.answers = answers
        // One pass over all pictures: each is hashed for duplicates and measured.
        var places: [DigitImage: [Int]] = [:]
        var histograms = Dictionary(
            uniqueKeysWithValues: DigitShape.Measure.allCases.map {
                ($0, [Int](repeating: 0, count: DigitShape.Measure.steps))
            })
        for index in 0..<dataset.count {
            let image = dataset.image(at: index)
            places[image, default: []].append(index)
            let shape = DigitShape(image)
            for measure in DigitShape.Measure.allCases {
                // Bare paper has no center of mass, and is left out of that measure's histogram.
                guard let value = shape.value(measure) else { continue }
                histograms[measure]?[measure.step(of: value)] += 1
            }
        }
        // In the order of the set, not of the hash table, which differs from run to run.
        duplicates = places.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        self.histograms = histograms
        // The first of a group stands for it; the others are noted as its copies.
        notes = duplicates.reduce(into: [:]) { notes, group in
            for index in group.dropFirst() { notes[index] = "the same as #\(group[0])" }
        }
    }

    /// How many pictures each of the ten digits has.
    package var counts: [Int] {
        dataset.labels.reduce(into: [Int](repeating: 0, count: 10)) { $0[Int($1)] += 1 }
    }

    /// The places, from 0, of pictures that are likely not what their label says, the surest first.
    package var suspects: [Int] {
        answers.indices.filter { index in
            // "Not a digit" names no other label that could be the right one.
            guard let digit = answers[index].digit else { return false }
            return digit.value != Int(dataset.labels[index])
                && answers[index].confidence >= Self.sureEnough
        }.sorted { (answers[$1].confidence, $0) < (answers[$0].confidence, $1) }
    }

    /// Groups of equal pictures whose labels differ: at least one label of each must be wrong.
    var contradictions: [[Int]] {
        duplicates.filter { group in Set(group.map { dataset.labels[$0] }).count > 1 }
    }

    /// Returns how much of a measure's distribution lies under MNIST's own, 0 … 1 (histogram intersection).
    ///
    /// Source: Swain, Ballard, "Color Indexing", 1991.
    ///
    /// 1 means the same distribution, 0 that the two have no step in common.
    package func likeness(_ measure: DigitShape.Measure) -> Double {
        let own = histograms[measure] ?? []
        let total = Double(max(1, own.reduce(0, +)))
        // In each step the smaller of the two shares is what they have in common.
        return zip(own, MNISTShape.shares(measure)).reduce(0) { sum, step in
            sum + min(Double(step.0) / total, step.1)
        }
    }

    /// The mean of the measures' likeness, 0 … 1.
    package var likeness: Double {
        let measures = DigitShape.Measure.allCases
        return measures.reduce(0) { $0 + likeness($1) } / Double(measures.count)
    }

    /// Returns what is to be said about a picture, given its place from 0; empty where nothing is.
    package func note(on index: Int) -> String { notes[index] ?? "" }
}
