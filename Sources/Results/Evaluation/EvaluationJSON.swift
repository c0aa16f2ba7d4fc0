import DigitReading
import Files
import MNIST

/// An evaluation's figures as one JSON object, for programs: `digits evaluate --format json`.
package struct EvaluationJSON: Sendable {
    /// The figures.
    private let report: EvaluationReport

    /// Makes the object of a report.
    package init(_ report: EvaluationReport) { self.report = report }

    /// The object, a field a line, with a line break at its end; shares are 0 … 1 and have six decimals.
    ///
    /// `coverage` and `errors` are only there where they were asked for and are not empty.
    package var text: String {
        // The order of the fields is that of the text for people: the whole, then the tables.
        var fields: [(name: String, value: String)] = [
            ("accuracy", JSONText.number(report.confusion.accuracy, decimals: 6)),
            ("loss", JSONText.number(report.loss, decimals: 6)),
            ("count", String(report.confusion.total)),
            ("right", String(report.confusion.right)),
            ("unread", String(report.confusion.unread.reduce(0, +))),
            (
                // What was not computed is null, so that the fields are the same in every evaluation.
                "calibration_error", JSONText.number(report.calibrationError, decimals: 6)
            ),
            (
                "confusion",
                JSONText.array(
                    report.confusion.counts.map { JSONText.array($0.map(String.init)) })
            ),
            ("per_digit", JSONText.array(Digit.allCases.map(perDigit))),
            ("groups", JSONText.object(report.groups.map { ($0.name, group($0)) })),
            ("mean_over_groups", JSONText.number(report.meanOverGroups, decimals: 6)),
        ]
        // Lists that were not asked for are left out: they may be long.
        if !report.coverage.isEmpty {
            fields.append(("coverage", JSONText.array(report.coverage.map(coverage))))
        }
        if !report.errors.isEmpty {
            fields.append(("errors", JSONText.array(report.errors.map(misreading))))
        }
        let lines = fields.map { "  " + JSONText.string($0.name) + ": " + $0.value }
        return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
    }

    /// Returns a digit's count, precision and recall as an object.
    private func perDigit(_ digit: Digit) -> String {
        JSONText.object([
            ("digit", digit.description),
            ("count", String(report.confusion.support(of: digit))),
            ("precision", JSONText.number(report.confusion.precision(of: digit), decimals: 6)),
            ("recall", JSONText.number(report.confusion.recall(of: digit), decimals: 6)),
        ])
    }

    /// Returns a group's counts and accuracy as an object.
    private func group(_ group: EvaluationText.Group) -> String {
        let share = group.count > 0 ? Double(group.right) / Double(group.count) : nil
        return JSONText.object([
            ("count", String(group.count)), ("right", String(group.right)),
            ("accuracy", JSONText.number(share, decimals: 6)),
        ])
    }

    /// Returns what remains of the answers when the least sure are refused, as an object.
    private func coverage(_ point: EvaluationReport.CoveragePoint) -> String {
        JSONText.object([
            ("coverage", JSONText.number(point.coverage, decimals: 4)),
            ("count", String(point.count)),
            ("accuracy", JSONText.number(point.accuracy, decimals: 6)),
            ("least_confidence", JSONText.number(point.leastConfidence, decimals: 6)),
        ])
    }

    /// Returns an answer that is not right as an object; `digit` is null where nothing was read.
    private func misreading(_ answer: EvaluationReport.Answer) -> String {
        JSONText.object([
            ("name", JSONText.string(answer.name)), ("label", answer.label.description),
            ("digit", answer.predicted?.description ?? "null"),
            ("confidence", JSONText.number(answer.confidence, decimals: 6)),
        ])
    }
}
