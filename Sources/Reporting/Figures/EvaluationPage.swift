import Files
import MNIST
package import Results
import SystemLibraries

extension EvaluationReport {
    /// Returns the page of the figures, without the digits, which a report writer adds.
    ///
    /// `curves` are those of the model's own training, where it has kept them; `groupColumn` names
    /// the column of the labels that makes the groups, where one does.
    package func page(
        title: String, subtitle: String, curves: TrainingCurves?, groupColumn: String? = nil
    ) -> HTMLReport {
        // With labels the figures are what the page is about: they stand open, beside the digits.
        var page = HTMLReport(title: title, subtitle: subtitle)
        page.showsPanels = true
        page.hasLabels = confusion.total > 0
        let unread = confusion.unread.reduce(0, +)
        // These four are there in every evaluation, further ones where they were computed.
        page.figures = [
            ("Accuracy", NumberText.percent(confusion.accuracy, places: 2)),
            ("Digits", NumberText.count(confusion.total)),
            ("Misread", NumberText.count(confusion.total - confusion.right - unread)),
            ("Not read", NumberText.count(unread)),
        ]
        if let loss { page.figures.append(("Loss", NumberText.decimal(loss, places: 4))) }
        if let calibrationError {
            page.figures.append(
                ("Calibration error", NumberText.percent(calibrationError, places: 2)))
        }
        if let mean = meanOverGroups {
            page.figures.append(("Mean over groups", NumberText.percent(mean, places: 2)))
        }
        // Where all are right, there is nothing to refuse: its chart and the filter for misreadings are left out.
        page.panels = [
            .confusion(confusion),
            .chart(reliabilityPlot, id: "reliability", says: reliabilitySentence),
        ]
        if confusion.right < confusion.total {
            page.panels.append(.chart(coveragePlot, id: "coverage", says: coverageSentence))
        }
        if !groups.isEmpty { page.panels.append(groupPanel(column: groupColumn)) }
        // Tables of many numbers stand below the digits, out of the way.
        page.morePanels = [digitPanel]
        if let curves, !curves.epochs.isEmpty {
            let plot = curves.plot(title: "How the model was trained")
            page.morePanels.append(.folded(plot, id: "training", says: Self.curvesSentence))
        }
        // The page opens with what was misread, the surest first: there the label may be wrong, or
        // the network be fooled.
        if confusion.right < confusion.total {
            page.filters = [("verdict", "wrong"), ("sort", "sure")]
        }
        return page
    }

    /// What has to be known to read the learning curves.
    private static let curvesSentence =
        "Training lies below validation where training pictures are distorted, or parts of the network are "
        + "switched off while it learns: validation has neither."

    /// A table with count, precision, recall and F1 of each digit, in percent; a press on a digit shows its pictures.
    private var digitPanel: ReportPanel {
        .table(
            title: "By digit, in %", columns: ["Digit", "Count", "Precision", "Recall", "F1"],
            rows: Digit.allCases.map { digit in
                let shares = [
                    confusion.precision(of: digit), confusion.recall(of: digit),
                    confusion.f1(of: digit),
                ]
                return [
                    .filter(digit.description, [("label", digit.description)]),
                    "\(NumberText.count(confusion.support(of: digit)))",
                ] + shares.map { "\(NumberText.decimal($0.map { 100 * $0 }, places: 2))" }
            })
    }

    /// Returns a table of the groups, the worst first; a press on one shows its digits where a
    /// column makes the groups.
    private func groupPanel(column: String?) -> ReportPanel {
        // Accuracies are compared by cross-multiplying counts, which is exact; equal ones go by name.
        let ranked = groups.sorted {
            ($0.right * $1.count, $0.name) < ($1.right * $0.count, $1.name)
        }
        return .table(
            title: "By \(column ?? "group")",
            columns: [column ?? "Group", "Count", "Right", "Accuracy", "95 % interval"],
            rows: ranked.map { group in
                // A share of few digits says little: the interval shows how little.
                let interval = Self.interval(group.right, of: group.count)
                // Without a column, groups have other origins, and no filter that would show them.
                let name: ReportPanel.Cell =
                    column.map { .filter(group.name, [("column:\($0)", group.name)]) }
                    ?? .text(group.name)
                return [
                    name, "\(NumberText.count(group.count))", "\(NumberText.count(group.right))",
                    "\(NumberText.percent(Double(group.right) / Double(group.count), places: 1))",
                    "\(NumberText.decimal(100 * interval.lowerBound, places: 0)) – \(NumberText.decimal(100 * interval.upperBound, places: 0))",
                ]
            })
    }

    /// Returns where a share lies with 95 % confidence, 0 … 1, given how many of how many there are; 0 … 1 for none.
    ///
    /// Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927.
    private static func interval(_ part: Int, of whole: Int) -> ClosedRange<Double> {
        guard whole > 0 else { return 0...1 }
        // 1.96 standard deviations on both sides hold 95 % of a normal distribution.
        let (z, n) = (1.96, Double(whole))
        let share = Double(part) / n
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let reach =
            z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
        return max(0, middle - reach)...min(1, middle + reach)
    }
}
