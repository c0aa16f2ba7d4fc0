import MNIST

extension ReportPanel {
    /// The confusion matrix; a press on a cell shows its digits.
    static func confusion(_ matrix: ConfusionMatrix) -> ReportPanel {
        let hasUnread = matrix.unread.contains { $0 > 0 }
        let heads = Digit.allCases.map { "<th scope=\"col\">\($0)</th>" }.joined()
        var rows = ""
        for digit in Digit.allCases {
            let all = matrix.support(of: digit)
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

    private static func cell(
        _ count: Int, of all: Int, isRight: Bool, says words: String,
        filter: [(name: String, value: String)]
    ) -> String {
        guard count > 0 else { return "<td>·</td>" }
        let share = Double(count) / Double(max(1, all))
        let places = share >= 0.995 || share < 0.1 ? 1 : 0
        let shown = NumberText.decimal(100 * share, places: isRight ? places : 1)
        return """
            <td class="\(isRight ? "hit" : "miss s\(shade(share))")">\(button(
                filter: filter, says: "\(count) \(words)",
                "<span class=\"number\">\(count)</span><span class=\"share\">\(shown)</span>"))</td>
            """
    }

    /// How darkly a confusion is shaded, 1 … 3: by its share of the digit's pictures.
    private static func shade(_ share: Double) -> Int {
        share < 0.004 ? 1 : share < 0.02 ? 2 : 3
    }
}
