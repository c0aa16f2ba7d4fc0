import Files
package import MNIST
package import NeuralNetwork
import SystemLibraries

/// Whether a data set's pictures lie and look as MNIST's do: some hundreds are read by the network
/// in each of sixteen ways.
///
/// Only pictures that agree with their labels in another way, and not as they are, are a finding;
/// nothing is changed until `fixed` is called.
package struct DatasetCheck: Sendable {
    /// Something that is wrong with all pictures of a data set.
    package enum Finding: Sendable, Hashable {
        /// No pixel is above 1, and some are 1: ink is 1 where MNIST has 255.
        case zeroOne
        /// The pictures lie or are toned another way; the shares, 0 … 1, of `count` pictures are
        /// those that are read right once that is undone and as they are.
        case view(DatasetView, turned: Double, asTheyAre: Double, count: Int)

        /// One sentence for people that says what is wrong.
        package var sentence: String {
            switch self {
            case .zeroOne: "No pixel is above 1, where MNIST's ink is 255."
            case .view(let view, let turned, let asTheyAre, let count):
                "These pictures look \(view.words): of \(count), the built-in network reads "
                    + "\(NumberText.percent(turned, places: 0)) right when that is undone, "
                    + "\(NumberText.percent(asTheyAre, places: 0)) as they are."
            }
        }
    }

    /// What is wrong with the data set, in the order in which `fixed` puts it right; empty where nothing is.
    package private(set) var findings: [Finding] = []

    /// How many pictures are read each way, at most.
    ///
    /// An order of magnitude, not tuned: a share of 400 has a standard error of at most 2.5 %, a
    /// tenth of `leastGain`, and sixteen ways cost 6,400 readings.
    private static let sample = 400
    /// The share read right, 0 … 1, from which on the pictures lie as they should, so that no other way is tried.
    ///
    /// Set by eye, not measured; a much higher one has sixteen ways read for every data set of hard digits.
    private static let fair = 0.8
    /// The least share read right, 0 … 1, of another way that is believed, and how much greater than
    /// the share of the pictures as they are it must be.
    ///
    /// Both set by eye, not measured. What the network cannot read, such as letters that were called digits, has
    /// about the share of chance, 0.1, in every way, and symmetric digits (0, 8) are right in several.
    private static let (leastShare, leastGain) = (0.6, 0.25)

    /// Checks a data set with the network of a classifier; an empty one has no findings.
    package init(_ dataset: DigitDataset, by classifier: Classifier) {
        guard dataset.count > 0 else { return }
        var sample = Self.sample(of: dataset)
        if dataset.pixels.allSatisfy({ $0 <= 1 }), dataset.pixels.contains(1) {
            // With pixels of 0 and 1 the network would see all but bare paper: the ways are tried
            // with that put right.
            findings.append(.zeroOne)
            sample = Self.fixed(sample, .zeroOne)
        }
        /// The share, 0 … 1, of the sample that is read as its label once the pictures are put
        /// right from lying in a way.
        func share(_ view: DatasetView) -> Double {
            let images = (0..<sample.count).map { view.upright(sample.image(at: $0)) }
            let answers = classifier.opinions(images).map { $0.answer.index }
            let right = zip(answers, sample.labels).count { $0 == Int($1) }
            return Double(right) / Double(sample.count)
        }
        let usual = share(DatasetView())
        guard usual < Self.fair else { return }
        let others = DatasetView.all.dropFirst().map { ($0, share($0)) }
        guard let best = others.max(by: { $0.1 < $1.1 }), best.1 >= Self.leastShare,
            best.1 >= usual + Self.leastGain
        else { return }
        findings.append(
            .view(best.0, turned: best.1, asTheyAre: usual, count: sample.count))
    }

    /// Returns a data set with all that was found put right, in the order in which it was found.
    package func fixed(_ dataset: DigitDataset) -> DigitDataset {
        findings.reduce(dataset, Self.fixed)
    }

    /// Returns a data set with one finding put right; the labels stay.
    private static func fixed(_ dataset: DigitDataset, _ finding: Finding) -> DigitDataset {
        switch finding {
        case .zeroOne:
            DigitDataset(pixels: dataset.pixels.map { $0 &* 255 }, labels: dataset.labels)
        case .view(let view, _, _, _):
            DigitDataset(
                pixels: (0..<dataset.count).flatMap { view.upright(dataset.image(at: $0)).pixels },
                labels: dataset.labels)
        }
    }

    /// Returns pictures from all over the set, in its order, as a set may be sorted by digit.
    ///
    /// Of one set the choice is the same each time.
    private static func sample(of dataset: DigitDataset) -> DigitDataset {
        // Any seed would do; a fixed one makes the same data set give the same answer.
        var generator = SeededGenerator(seed: 1)
        let chosen = Array(0..<dataset.count).shuffled(using: &generator).prefix(sample)
        return dataset.selecting(chosen.sorted())
    }
}
