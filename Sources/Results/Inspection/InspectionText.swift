import DigitReading
import Files

extension DatasetInspection {
    /// The findings as text for a terminal: balance, likeness to MNIST, duplicates, likely wrong labels.
    package var text: String {
        [balanceText, shapeText, duplicateText, suspectText].joined(separator: "\n")
    }

    /// How many pictures there are, and a table of how many of each digit.
    private var balanceText: String {
        var table = ColumnTable([("Digit", .right), ("Count", .right), ("Share", .right)])
        for (digit, count) in counts.enumerated() {
            // The share is of all pictures; of an empty set it is 0 %.
            table.add([
                "\(digit)", NumberText.count(count),
                NumberText.percent(Double(count) / Double(max(1, dataset.count)), places: 1),
            ])
        }
        return "\(NumberText.count(dataset.count)) pictures\n\n" + table.text
    }

    /// A table of how much each measure's distribution overlaps with MNIST's.
    private var shapeText: String {
        var table = ColumnTable([("Like MNIST", .left), ("Overlap", .right)])
        for measure in DigitShape.Measure.allCases {
            table.add([measure.title, NumberText.percent(likeness(measure), places: 0)])
        }
        table.add(["Mean", NumberText.percent(likeness, places: 0)])
        return table.text
    }

    /// How many groups of equal pictures there are, and the first ten of them.
    ///
    /// How many groups have labels that differ is said, too: of each, one label at least must be wrong.
    private var duplicateText: String {
        guard !duplicates.isEmpty else { return "No picture is there twice.\n" }
        // Ten groups show what kind of duplicates there are; JSON has all.
        let groups = duplicates.prefix(10).map { "  " + $0.map { "#\($0)" }.joined(separator: " ") }
        let more = duplicates.count > 10 ? "\n  and \(duplicates.count - 10) more" : ""
        let differing =
            contradictions.isEmpty
            ? "" : ", \(NumberText.count(contradictions.count)) of them with labels that differ"
        let count = NumberText.count(duplicates.count)
        return "Groups of equal pictures: \(count)\(differing)\n"
            + groups.joined(separator: "\n") + more + "\n"
    }

    /// A table of the thirty pictures whose labels are most surely wrong.
    private var suspectText: String {
        let suspects = suspects
        guard !suspects.isEmpty else { return "No label is likely to be wrong.\n" }
        var table = ColumnTable([
            ("Likely mislabeled", .left), ("label", .right), ("read as", .right),
            ("confidence", .right),
        ])
        // Thirty are as many as a terminal shows and a person looks up; JSON has all.
        for index in suspects.prefix(30) {
            table.add([
                "#\(index)", "\(dataset.labels[index])", answers[index].digit?.description ?? "-",
                NumberText.percent(answers[index].confidence, places: 2),
            ])
        }
        let more = suspects.count > 30 ? "and \(NumberText.count(suspects.count - 30)) more\n" : ""
        return table.text + more
    }

    /// The findings as one JSON object, a field a line, for programs: pictures by their places from 0.
    package var json: String {
        /// Numbers as a JSON array.
        func list(_ numbers: [Int]) -> String { JSONText.array(numbers.map(String.init)) }
        let measures = DigitShape.Measure.allCases
        // Measured numbers have as many decimals as mean something: six of a probability, four of a likeness.
        let fields: [(name: String, value: String)] = [
            ("count", String(dataset.count)), ("counts", list(counts)),
            ("duplicates", JSONText.array(duplicates.map(list))),
            ("contradictions", JSONText.array(contradictions.map(list))),
            (
                "suspects",
                JSONText.array(
                    suspects.map { index in
                        JSONText.object([
                            ("index", String(index)), ("label", "\(dataset.labels[index])"),
                            ("digit", answers[index].digit?.description ?? "null"),
                            (
                                "confidence",
                                JSONText.number(answers[index].confidence, decimals: 6)
                            ),
                        ])
                    })
            ),
            (
                "likeness",
                JSONText.object(
                    measures.map { ($0.rawValue, JSONText.number(likeness($0), decimals: 4)) })
            ),
            (
                // Counts and not shares, so that histograms of several sets can be added.
                "histograms",
                JSONText.object(measures.map { ($0.rawValue, list(histograms[$0] ?? [])) })
            ),
        ]
        let lines = fields.map { "  " + JSONText.string($0.name) + ": " + $0.value }
        return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
    }
}
