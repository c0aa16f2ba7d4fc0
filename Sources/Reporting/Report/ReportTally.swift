import DigitReading
import Files
import Results
import SystemLibraries

/// Counts what a report's digits come to, one by one, for its figures and charts.
///
/// It keeps counts alone: a report of any length needs the same memory.
package struct ReportTally: Sendable {
    /// How many photos were counted.
    private var photos = 0
    /// How many rows have each status.
    private var statuses: [Row.Status: Int] = [:]
    /// How many rows were read as each digit, those with the status `ok` alone.
    private var digits = [Int](repeating: 0, count: 10)
    /// How many rows have a confidence in each of the steps.
    private var confidences = [Int](repeating: 0, count: Self.confidenceSteps.count)
    /// How the rows with a label were read.
    private var confusion = ConfusionMatrix()

    /// Where the bars of confidence begin, in percent.
    ///
    /// In steps of doubt, as all but a few digits of a folder lie above 95 %; set by eye.
    private static let confidenceSteps = [0, 50, 80, 95, 99, 99.9]

    /// Makes a tally in which all counts are 0.
    package init() {}

    /// Counts a photo's rows; those with a label are compared with it, and what was rejected counts as not read.
    package mutating func add(_ items: [ReportItem]) {
        photos += 1
        for item in items {
            statuses[item.row.status, default: 0] += 1
            let isRead = item.row.status == .ok
            if isRead, let digit = item.row.digit { digits[digit.value] += 1 }
            if let confidence = item.row.confidence {
                // Rounded to millionths, as the page's filters see it: a bar and the digits it shows must agree.
                let percents = (confidence * 1e6).rounded() / 1e4
                let step = Self.confidenceSteps.lastIndex { $0 <= percents }
                confidences[step ?? 0] += 1
            }
            if let label = item.label {
                confusion.add(actual: label, predicted: isRead ? item.row.digit : nil)
            }
        }
    }

    /// Whether the label of any digit was known.
    private var hasLabels: Bool { confusion.total > 0 }

    /// Puts the counts and charts into a page, in place of those it has.
    package func fill(_ page: inout HTMLReport) {
        page.hasLabels = hasLabels
        page.figures = [("Photos", NumberText.count(photos))]
        // What did not happen has no figure, but for how many digits were read.
        for (name, status) in [
            ("Digits read", Row.Status.ok), ("Rejected", .rejected), ("Failed", .error),
        ] where status == .ok || statuses[status, default: 0] > 0 {
            page.figures.append((name, NumberText.count(statuses[status, default: 0])))
        }
        if hasLabels {
            page.figures.append(
                ("Right", NumberText.percent(confusion.accuracy, places: 1)))
        }
        page.panels = [confidencePanel, digitPanel]
        if hasLabels { page.panels.append(.confusion(confusion)) }
    }

    /// Bars of how many digits have a confidence in each step, the surest first.
    private var confidencePanel: ReportPanel {
        let steps = Self.confidenceSteps
        let rows = steps.indices.reversed().map { place in
            // The lowest step has no lower limit, and the highest no upper one.
            let least = NumberText.short(steps[place])
            let below = place + 1 < steps.count ? NumberText.short(steps[place + 1]) : nil
            let name =
                below.map { place == 0 ? "under \($0) %" : "\(least) – \($0) %" }
                ?? "\(least) % and more"
            let filter = [("least", place == 0 ? "" : least), ("below", below ?? "")]
            return ReportPanel.Count(
                name: name, count: confidences[place],
                filter: filter.filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) })
        }
        return .counts(title: "Confidence", unit: "digits", rows)
    }

    /// Bars of how many rows were read as each digit.
    private var digitPanel: ReportPanel {
        .counts(
            title: "Read as", unit: "digits",
            digits.enumerated().map { digit, count in
                ReportPanel.Count(
                    name: "\(digit)", count: count,
                    filter: [("digit", "\(digit)"), ("status", "ok")])
            })
    }
}
