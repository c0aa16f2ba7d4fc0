package import MNIST
package import NeuralNetwork

/// Whether a data set's pictures are as MNIST's are: some hundreds are read in every way they may lie.
package struct DatasetCheck: Sendable {
    /// Something that is wrong with a data set.
    package enum Finding: Sendable, Hashable {
        /// No pixel is above 1.
        case zeroOne
        /// The pictures lie another way; the shares are those read right turned and as they are.
        case view(DatasetView, turned: Double, asTheyAre: Double, count: Int)

        /// One sentence that says what is wrong.
        package var sentence: String {
            switch self {
            case .zeroOne: "No pixel is above 1, where MNIST's ink is 255."
            case .view(let view, let turned, let asTheyAre, let count):
                "These pictures look \(view.words): of \(count), the built-in network reads "
                    + "\(Self.percent(turned)) right when that is undone, \(Self.percent(asTheyAre)) "
                    + "as they are."
            }
        }

        private static func percent(_ share: Double) -> String {
            "\(Int((100 * share).rounded())) %"
        }
    }

    /// What is wrong, in the order in which it is put right.
    package private(set) var findings: [Finding] = []

    /// So many pictures are read each way, and at most so many in the first place.
    private static let sample = 400
    /// What reads so many of them right as they are has nothing to say.
    private static let fair = 0.8
    /// Another way is believed where it reads at least this part right, and so much more than the usual
    /// one does: letters that were called digits are read at random every way.
    private static let (leastShare, leastGain) = (0.6, 0.25)

    /// Checks a data set.
    package init(_ dataset: DigitDataset, by classifier: Classifier) {
        guard dataset.count > 0 else { return }
        var sample = Self.sample(of: dataset)
        if dataset.pixels.allSatisfy({ $0 <= 1 }), dataset.pixels.contains(1) {
            findings.append(.zeroOne)
            sample = Self.fixed(sample, .zeroOne)
        }
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

    /// Puts a data set right.
    package func fixed(_ dataset: DigitDataset) -> DigitDataset {
        findings.reduce(dataset, Self.fixed)
    }

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

    /// Pictures from all over the set, as it may be sorted.
    private static func sample(of dataset: DigitDataset) -> DigitDataset {
        var generator = SeededGenerator(seed: 1)
        let chosen = Array(0..<dataset.count).shuffled(using: &generator).prefix(sample)
        return dataset.selecting(chosen.sorted())
    }
}
