import ArgumentParser
import DigitDatasets
import DigitReading
import MNIST

/// Options of how data sets are read, shared by all the commands that do.
struct DatasetOptions: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Put pictures right that lie another way than MNIST's.",
            discussion: """
                Transposed, as EMNIST's, mirrored, turned or inverted ones, and those of 0 and 1, are \
                always noticed; this alone changes them.
                """))
    var fix = false

    /// Reads a part of a data set; what had to be done to it, and what is wrong with its pictures, goes to standard
    /// error.
    func read(_ path: String, part: DatasetPart) throws -> DigitDataset {
        try DatasetInput(mending: fix ? .done : .offered).read(path, part: part)
    }
}

/// A data set on its way in, checked by the built-in network; what is to be known of it goes to standard error.
struct DatasetInput {
    /// What is done about pictures that lie another way than MNIST's.
    enum Mending {
        /// They are put right.
        case done
        /// They are left, with the advice how to put them right.
        case offered
        /// They are left, as the command cannot put them right.
        case impossible

        /// What is said of it, behind the sentence of the finding.
        var words: String {
            switch self {
            case .done: " That was put right."
            case .offered: " --fix puts that right."
            case .impossible: ""
            }
        }
    }

    /// What is done about pictures that lie another way.
    let mending: Mending

    /// Reads a part of a data set in any form that is known, and checks how its pictures lie.
    func read(_ path: String, part: DatasetPart) throws -> DigitDataset {
        let result = try DatasetReader().read(path, part: part)
        for note in result.notes { StandardError.print("\(result.file): \(note)") }
        let check = DatasetCheck(result.dataset, by: try Model.shipped().classifier)
        for finding in check.findings {
            StandardError.print("\(result.file): \(finding.sentence)\(mending.words)")
        }
        return mending == .done ? check.fixed(result.dataset) : result.dataset
    }
}
