import MNIST
import SystemLibraries

extension DatasetInspection {
    /// The rows of a class' contact sheet.
    private static let sheetSide = 10

    /// Returns the page of the findings, without the single pictures.
    package func page(title: String, subtitle: String) throws -> ReportPage {
        var page = ReportPage(title: title, subtitle: subtitle)
        page.kind = .dataset
        page.canReview = true
        page.hasLabels = true
        page.figures = [
            ("Pictures", NumberText.count(dataset.count)),
            ("Likely mislabelled", NumberText.count(suspects.count)),
            ("There twice", NumberText.count(duplicates.count)),
            ("Shaped like MNIST", NumberText.percent(likeness, places: 0)),
        ]
        page.showsPanels = true
        page.panels = [balancePanel]
        page.panels += DigitShape.Measure.allCases.map { measure in
            .chart(
                plot(of: measure), id: measure.rawValue,
                says: "Bars: this set; marks: MNIST's training set. They overlap by "
                    + "\(NumberText.percent(likeness(measure), places: 0)).")
        }
        page.morePanels = [ReportPanel(html: try contactSheets(), isWide: true)]
        // Those that the figure counts.
        let least = NumberText.short(100 * Self.sureEnough)
        page.filters =
            suspects.isEmpty ? [] : [("verdict", "wrong"), ("least", least), ("sort", "label")]
        return page
    }

    private var balancePanel: ReportPanel {
        .counts(
            title: "Class balance", unit: "pictures",
            counts.enumerated().map { digit, count in
                ReportPanel.Count(
                    name: "\(digit)", count: count, filter: [("label", "\(digit)")])
            })
    }

    private func plot(of measure: DigitShape.Measure) -> Plot {
        let own = histograms[measure] ?? []
        let total = Double(max(1, own.reduce(0, +)))
        let width = (measure.range.upperBound - measure.range.lowerBound) / Double(own.count)
        let bars = zip(own, MNISTShape.shares(measure)).enumerated().map { step, shares in
            let start = measure.range.lowerBound + width * Double(step)
            return BarChart.Bar(
                name: step % measure.labelled == 0 ? NumberText.short(start) : "",
                value: 100 * Double(shares.0) / total,
                reference: shares.1 > 0 ? 100 * shares.1 : nil)
        }
        return Plot(
            title: measure.title,
            summary:
                "The distribution beside MNIST's own; they overlap by "
                + "\(NumberText.percent(likeness(measure), places: 0)).",
            charts: [BarChart(bars: bars, x: measure.axis, y: "Pictures, %")])
    }

    /// One picture per class, of up to a hundred samples spread evenly over the data set.
    private func contactSheets() throws -> String {
        let side = Self.sheetSide
        let figures = try Digit.allCases.map { digit in
            let all = dataset.labels.indices.filter { Int(dataset.labels[$0]) == digit.value }
            let count = min(side * side, all.count)
            let chosen = (0..<count).map { all[$0 * all.count / count] }
            // Few pictures fill the width, too.
            let columns = min(side, max(1, count))
            let rows = max(1, (count + side - 1) / side)
            let picture = try PNG.encode(
                digits: chosen.map(dataset.image), columns: columns, rows: rows)
            let words =
                "\(count) of \(NumberText.count(all.count)) pictures labelled \(digit)"
            let caption = ReportPanel.button(
                filter: [("label", "\(digit)")], says: "Show all labelled \(digit)",
                "<b>\(digit)</b> · \(words)")
            return """
                <figure><img src="data:image/png;base64,\(Data(picture).base64EncodedString())" \
                width="\(columns * DigitImage.side)" height="\(rows * DigitImage.side)" alt="\(words)"/>\
                <figcaption>\(caption)</figcaption></figure>
                """
        }
        return """
            <div class="panel wide"><h2>Contact sheets</h2>
            <div class="sheets">\(figures.joined(separator: "\n"))</div></div>
            """
    }
}
