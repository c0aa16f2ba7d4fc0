import Reporting
import Results
import SystemLibraries

/// The result of an evaluation: the figures, and what a gallery and a report can show of it.
struct Evaluated {
    /// The figures and every single answer.
    var report: EvaluationReport
    /// What was measured with which model, in a line.
    let title: String
    /// The names of the columns that the table of labels has beside path and label.
    var columns: [String] = []
    /// Loss and accuracy of the epochs of the model's own training, as lines of JSON; empty where
    /// it has kept none.
    let history: String
    /// Makes the gallery's item of the answer at an index of `report.answers`.
    let item: (Int) -> Gallery.Item
    /// Whether some photos could not be read.
    var hasFailures = false

    /// Picks at most `count` answers by chance, of the misread ones alone if wanted, and returns
    /// them in the order they were read.
    func items(_ count: Int, onlyErrors: Bool, seed: UInt64) -> [Gallery.Item] {
        var generator = SeededGenerator(seed: seed)
        let candidates = report.answers.indices.filter {
            !onlyErrors || !report.answers[$0].isRight
        }
        return candidates.shuffled(using: &generator).prefix(count).sorted().map(item)
    }
}
