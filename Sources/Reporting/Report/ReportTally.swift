import DigitReading
import MNIST
import SystemLibraries

/// Counts what a report's digits come to, one by one.
package struct ReportTally: Sendable {
    /// Photos so far.
    private var photos = 0
    private var statuses: [Row.Status: Int] = [:]
    private var digits = [Int](repeating: 0, count: 10)
    private var confidences = [Int](repeating: 0, count: 20)
    private var confusion = ConfusionMatrix()

    /// Makes a tally of nothing.
    package init() {}

    /// Counts a photo's rows; a label is given where it is known.
    package mutating func add(_ items: [ReportItem]) {
        photos += 1
        for item in items {
            statuses[item.row.status, default: 0] += 1
            let isRead = item.row.status == .ok
            if isRead, let digit = item.row.digit { digits[digit.value] += 1 }
            if let confidence = item.row.confidence {
                confidences[min(19, max(0, Int(confidence * 20)))] += 1
            }
            if let label = item.label {
                confusion.add(actual: label, predicted: isRead ? item.row.digit : nil)
            }
        }
    }

    /// Whether any label was known.
    private var hasLabels: Bool { confusion.total > 0 }

    /// Puts the counts and charts into a page.
    package func fill(_ page: inout ReportPage) {
        page.hasLabels = hasLabels
        let rows = statuses.values.reduce(0, +)
        page.figures = [("Photos", NumberText.count(photos))]
        if rows != photos { page.figures.append(("Digits", NumberText.count(rows))) }
        page.figures += [
            ("Read", NumberText.count(statuses[.ok, default: 0])),
            ("Rejected", NumberText.count(statuses[.rejected, default: 0])),
            ("Failed", NumberText.count(statuses[.error, default: 0])),
        ]
        if hasLabels {
            page.figures.append(
                ("Right", NumberText.percent(confusion.accuracy, places: 1)))
        }
        page.panels = [
            .chart(confidencePlot, id: "confidence"), .chart(digitPlot, id: "counts"),
        ]
        if hasLabels { page.panels.append(.confusion(confusion)) }
    }

    private var confidencePlot: Plot {
        let sure = confidences.suffix(2).reduce(0, +)
        let total = confidences.reduce(0, +)
        return Plot(
            title: "Confidence",
            summary:
                "A histogram of confidence in steps of 5 %. \(NumberText.count(sure)) of "
                + "\(NumberText.count(total)) digits are at least 90 % sure, "
                + "\(NumberText.count(confidences.prefix(10).reduce(0, +))) less than 50 %.",
            charts: [
                BarChart(
                    bars: confidences.enumerated().map { index, count in
                        BarChart.Bar(
                            name: index % 4 == 0 ? "\(index * 5)" : index == 19 ? "95–" : "",
                            value: Double(count))
                    }, x: "Confidence in %, steps of 5", y: "Digits")
            ])
    }

    private var digitPlot: Plot {
        let words = digits.enumerated().map { "\($0): \($1)" }.joined(separator: ", ")
        return Plot(
            title: "Read as", summary: "How often each digit was read. \(words).",
            charts: [
                BarChart(
                    bars: digits.enumerated().map {
                        BarChart.Bar(name: "\($0)", value: Double($1))
                    }, x: "Digit", y: "Count")
            ])
    }
}
