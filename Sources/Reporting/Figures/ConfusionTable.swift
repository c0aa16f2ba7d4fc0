import Files
import MNIST
import Results

extension ReportPanel {
    /// Returns the confusion matrix as a panel; a press on a cell shows its digits.
    ///
    /// Each cell has its count and its share of the row in percent; the page shows one of the two.
    static func confusion(_ matrix: ConfusionMatrix) -> ReportPanel {
        // The column for what was not read is there only where something was not.
        let hasUnread = matrix.unread.contains { $0 > 0 }
        let heads = Digit.allCases.map { "<th scope=\"col\">\($0)</th>" }.joined()
        var rows = ""
        for digit in Digit.allCases {
            let all = matrix.support(of: digit)
            // A press on a cell filters by label and reading, so that just the digits counted there are shown.
            let cells = Digit.allCases.map { read in
                cell(
                    matrix.counts[digit.value][read.value], of: all, isRight: digit == read,
                    says: "is \(digit), read as \(read)",
                    filter: [
                        ("label", "\(digit)"), ("digit", "\(read)"), ("status", "ok"),
                    ])
            }
            let unread =
                hasUnread
                ? cell(
                    matrix.unread[digit.value], of: all, isRight: false,
                    says: "is \(digit), not read",
                    filter: [("label", "\(digit)"), ("verdict", "unread")]) : ""
            rows +=
                "<tr><th scope=\"row\">\(digit)</th>\(cells.joined())\(unread)"
                + "<td class=\"all\">\(all)</td></tr>\n"
        }
        let none =
            hasUnread ? "<th scope=\"col\" aria-label=\"not read\" title=\"not read\">–</th>" : ""
        return ReportPanel(
            html: """
                <div class="panel confusion"><h2>Confusion matrix</h2>
                <p class="says">What was read as what, by the labels that were given\(hasUnread ? "; –: not read" : ""). A press \
                on a cell shows its digits. <label class="check as-share-label"><input type="checkbox" class="as-share"/> in % of the \
                row</label></p>
                <figure><table class="matrix">
                <thead><tr><td></td><th class="axis" scope="colgroup" colspan="\(hasUnread ? 12 : 11)">read as →</th></tr>
                <tr><th scope="col">is ↓</th>\(heads)\(none)<th scope="col" class="all">all</th></tr></thead>
                <tbody>
                \(rows)</tbody></table></figure></div>
                """)
    }

    /// Returns a cell: a count, and its share of all of the row; a dot where it is 0.
    ///
    /// `words` say what is counted, for people who hear the page; `filter` is what a press sets.
    private static func cell(
        _ count: Int, of all: Int, isRight: Bool, says words: String,
        filter: [(name: String, value: String)]
    ) -> String {
        guard count > 0 else { return "<td>·</td>" }
        let share = Double(count) / Double(max(1, all))
        // Shares above 99.5 % and below 10 % have a decimal, lest they round to 100 or 0;
        // confusions always have one.
        let places = share >= 0.995 || share < 0.1 ? 1 : 0
        let shown = NumberText.decimal(100 * share, places: isRight ? places : 1)
        return """
            <td class="\(isRight ? "hit" : "miss s\(shade(share))")">\(button(
                filter: filter, says: "\(count) \(words)",
                "<span class=\"number\">\(count)</span><span class=\"share\">\(shown)</span>"))</td>
            """
    }

    /// Returns how darkly a confusion is shaded, 1 … 3, by its share of the digit's pictures, 0 … 1.
    ///
    /// The limits 0.4 % and 2 % are set by eye: of a thousand pictures of a digit, below 4 and below 20.
    private static func shade(_ share: Double) -> Int {
        share < 0.004 ? 1 : share < 0.02 ? 2 : 3
    }
}
