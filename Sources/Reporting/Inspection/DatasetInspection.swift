package import MNIST

/// What a data set holds, and what may be wrong with it.
package struct DatasetInspection: Sendable {
    /// The data set.
    package let dataset: DigitDataset
    /// What a network takes each picture for, nothing for "not a digit".
    let readings: [Reading]
    /// Pictures that are the same, pixel by pixel, in groups of two or more.
    let duplicates: [[Int]]
    private let notes: [Int: String]
    /// How often each measure falls into each step of its range.
    let histograms: [DigitShape.Measure: [Int]]

    /// What a network takes a picture for.
    package struct Reading: Sendable, Equatable {
        /// The digit with most of the probability; nothing where that is "not a digit".
        package var digit: Digit?
        /// Its probability, 0 … 1.
        package var confidence: Double
        /// The ten digits' probabilities.
        package var probabilities: [Double]

        /// Makes a reading.
        package init(digit: Digit?, confidence: Double, probabilities: [Double]) {
            self.digit = digit
            self.confidence = confidence
            self.probabilities = probabilities
        }
    }

    /// Disagreement surer than this speaks for a wrong label.
    static let sureEnough = 0.9

    /// Looks a data set through; `readings` has one for each picture.
    package init(_ dataset: DigitDataset, readings: [Reading]) {
        precondition(readings.count == dataset.count)
        self.dataset = dataset
        self.readings = readings
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
                guard let value = shape.value(measure) else { continue }
                histograms[measure]?[measure.step(of: value)] += 1
            }
        }
        duplicates = places.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        self.histograms = histograms
        notes = duplicates.reduce(into: [:]) { notes, group in
            for index in group.dropFirst() { notes[index] = "the same as #\(group[0])" }
        }
    }

    /// How many pictures each digit has.
    var counts: [Int] {
        dataset.labels.reduce(into: [Int](repeating: 0, count: 10)) { $0[Int($1)] += 1 }
    }

    /// Pictures that are likely not what their label says, the surest first.
    var suspects: [Int] {
        readings.indices.filter { index in
            guard let digit = readings[index].digit else { return false }
            return digit.value != Int(dataset.labels[index])
                && readings[index].confidence >= Self.sureEnough
        }.sorted { (readings[$1].confidence, $0) < (readings[$0].confidence, $1) }
    }

    /// Groups of equal pictures whose labels differ: one of them must be wrong.
    var contradictions: [[Int]] {
        duplicates.filter { group in Set(group.map { dataset.labels[$0] }).count > 1 }
    }

    /// How much of a measure's distribution lies under MNIST's own, 0 … 1.
    func likeness(_ measure: DigitShape.Measure) -> Double {
        let own = histograms[measure] ?? []
        let total = Double(max(1, own.reduce(0, +)))
        return zip(own, MNISTShape.shares(measure)).reduce(0) { sum, step in
            sum + min(Double(step.0) / total, step.1)
        }
    }

    /// The mean of the measures' likeness.
    var likeness: Double {
        let measures = DigitShape.Measure.allCases
        return measures.reduce(0) { $0 + likeness($1) } / Double(measures.count)
    }

    /// What the check has to say about a picture; empty where nothing is to be said.
    package func note(on index: Int) -> String { notes[index] ?? "" }
}
