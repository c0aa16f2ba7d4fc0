import MNIST

extension ReportPanel {
    /// The confusion matrix; a press on a cell shows its digits.
    static func confusion(_ matrix: ConfusionMatrix) -> ReportPanel {
        let hasUnread = matrix.unread.contains { $0 > 0 }
        let heads = Digit.allCases.map { "<th scope=\"col\">\($0)</th>" }.joined()
        var rows = ""
        for digit in Digit.allCases {
            let cells = Digit.allCases.map { read in
                cell(
                    matrix.counts[digit.value][read.value], isRight: digit == read,
                    says: "is \(digit), read as \(read)",
                    filter: [
                        ("label", "\(digit)"), ("digit", "\(read)"), ("status", "ok"),
                    ])
            }
            let unread =
                hasUnread
                ? cell(
                    matrix.unread[digit.value], isRight: false, says: "is \(digit), not read",
                    filter: [("label", "\(digit)"), ("verdict", "unread")]) : ""
            rows += "<tr><th scope=\"row\">\(digit)</th>\(cells.joined())\(unread)</tr>\n"
        }
        return ReportPanel(
            html: """
                <div class="panel confusion"><h2>What was read as what</h2><div class="scroll"><table class="matrix">
                <caption>Rows: what they are. Columns: what they were read as. A cell shows its digits below.</caption>
                <thead><tr><td></td>\(heads)\(hasUnread ? "<th scope=\"col\" aria-label=\"not read\">none</th>" : "")</tr></thead>
                <tbody>
                \(rows)</tbody></table></div></div>
                """, columns: 2)
    }

    private static func cell(
        _ count: Int, isRight: Bool, says words: String, filter: [(name: String, value: String)]
    ) -> String {
        guard count > 0 else { return "<td>·</td>" }
        let json = HTML.escaped(
            JSONText.object(filter.map { ($0.name, JSONText.string($0.value)) }))
        return """
            <td class="\(isRight ? "hit" : "miss")"><button type="button" data-filter="\(json)" \
            aria-label="\(count) \(words)">\(count)</button></td>
            """
    }
}
