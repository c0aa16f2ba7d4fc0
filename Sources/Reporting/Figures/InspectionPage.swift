import Drawing
import Files
import MNIST
package import Results
import SystemLibraries

extension DatasetInspection {
    /// How many pictures of a class stand side by side in its contact sheet, and how many rows there are at most.
    private static let sheetSide = 10

    /// Returns the page of the findings, without the single pictures, which a report writer adds.
    ///
    /// Throws where a contact sheet cannot be encoded.
    package func page(title: String, subtitle: String) throws -> HTMLReport {
        var page = HTMLReport(title: title, subtitle: subtitle)
        page.kind = .dataset
        page.canReview = true
        page.hasLabels = true
        // What there is, what may be wrong with it, and how much it is like MNIST.
        page.figures = [
            ("Pictures", NumberText.count(dataset.count)),
            ("Likely mislabeled", NumberText.count(suspects.count)),
            ("Groups of equal pictures", NumberText.count(duplicates.count)),
            ("Shaped like MNIST", NumberText.percent(likeness, places: 0)),
        ]
        page.showsPanels = true
        page.panels = [balancePanel]
        // A chart for each measure: one number for likeness would not say what differs.
        page.panels += DigitShape.Measure.allCases.map { measure in
            .chart(
                plot(of: measure), id: measure.rawValue,
                says: "Bars: this set; marks: MNIST's training set. They overlap by "
                    + "\(NumberText.percent(likeness(measure), places: 0)).")
        }
        page.morePanels = [ReportPanel(html: try contactSheets(), isWide: true)]
        // The page opens with the pictures that the figure counts: those that are surely read as
        // another digit than their label.
        let least = NumberText.short(100 * Self.sureEnough)
        page.filters =
            suspects.isEmpty ? [] : [("verdict", "wrong"), ("least", least), ("sort", "label")]
        return page
    }

    /// Bars of how many pictures each digit has; a press on one shows them.
    ///
    /// The bars' lengths compare the classes with the largest.
    private var balancePanel: ReportPanel {
        .counts(
            title: "Class balance", unit: "pictures",
            counts.enumerated().map { digit, count in
                ReportPanel.Count(
                    name: "\(digit)", count: count, filter: [("label", "\(digit)")])
            })
    }

    /// Returns the distribution of a measure as a bar chart in percent, with MNIST's own as marks.
    private func plot(of measure: DigitShape.Measure) -> Plot {
        let own = histograms[measure] ?? []
        let total = Double(max(1, own.reduce(0, +)))
        // How much of the measure's range a step covers, in its unit.
        let width = (measure.range.upperBound - measure.range.lowerBound) / Double(own.count)
        let bars = zip(own, MNISTShape.shares(measure)).enumerated().map { step, shares in
            let start = measure.range.lowerBound + width * Double(step)
            return BarChart.Bar(
                // Only every fifth or tenth bar has a number: that makes the numbers round.
                name: step % measure.labeled == 0 ? NumberText.short(start) : "",
                value: 100 * Double(shares.0) / total,
                // Where MNIST has no picture, there is nothing to compare a bar with.
                reference: shares.1 > 0 ? 100 * shares.1 : nil)
        }
        return Plot(
            title: measure.title,
            summary:
                "The distribution beside MNIST's own; they overlap by "
                + "\(NumberText.percent(likeness(measure), places: 0)).",
            charts: [BarChart(bars: bars, x: measure.axis, y: "Pictures, %")])
    }

    /// Returns one picture per digit, of up to a hundred samples spread evenly over the data set, as HTML.
    private func contactSheets() throws -> String {
        let side = Self.sheetSide
        let figures = try Digit.allCases.map { digit in
            let all = dataset.labels.indices.filter { Int(dataset.labels[$0]) == digit.value }
            // Every n-th picture of the class: data sets are often in order of writers.
            let count = min(side * side, all.count)
            // Whole numbers keep the distances even, whatever the class' size.
            let chosen = (0..<count).map { all[$0 * all.count / count] }
            // With fewer pictures than columns, each is shown larger, so that the sheet is as wide as others.
            let columns = min(side, max(1, count))
            let rows = max(1, (count + side - 1) / side)
            let picture = try PNG.encode(
                digits: chosen.map(dataset.image), columns: columns, rows: rows)
            let words =
                "\(count) of \(NumberText.count(all.count)) pictures labeled \(digit)"
            let caption = ReportPanel.button(
                filter: [("label", "\(digit)")], says: "Show all labeled \(digit)",
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
