import MNIST
import Reporting

/// What was evaluated: the figures, and what a gallery can show of it.
struct Evaluated {
    /// The figures.
    var report: EvaluationReport
    /// What was measured with what, in a line.
    let title: String
    /// The names of what the table of labels says beside the labels.
    var columns: [String] = []
    /// The epochs of the model's own training, as it has kept them.
    let history: String
    /// Makes the gallery's item of the answer at an index.
    let item: (Int) -> Gallery.Item
    /// Whether some photos could not be read.
    var hasFailures = false

    /// Picks items for a gallery by chance, in the order they were read.
    func items(_ count: Int, onlyErrors: Bool, seed: UInt64) -> [Gallery.Item] {
        var generator = SeededGenerator(seed: seed)
        let candidates = report.answers.indices.filter {
            !onlyErrors || !report.answers[$0].isRight
        }
        return candidates.shuffled(using: &generator).prefix(count).sorted().map(item)
    }
}
