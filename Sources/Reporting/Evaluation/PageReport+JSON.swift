import DigitReading

extension PageReport {
    /// The figures as one JSON object over several lines, for programs.
    package var json: String {
        var fields = Self.fields(figures)
        fields.append(
            ("groups", JSONText.object(groups.map { ($0.name, Self.object($0.figures)) })))
        if listsErrors {
            let errors = pages.filter { $0.figures.exact < $0.figures.pages }
            fields.append(("errors", JSONText.array(errors.map(Self.object))))
        }
        let lines = fields.map { "  " + JSONText.string($0.name) + ": " + $0.value }
        return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
    }

    private static func fields(_ figures: PageFigures) -> [(name: String, value: String)] {
        func number(_ value: Double?) -> String { JSONText.number(value, decimals: 6) }
        return [
            ("pages", String(figures.pages)), ("exact_pages", String(figures.exact)),
            ("count", String(figures.actual)), ("read", String(figures.read)),
            ("found", String(figures.paired)), ("right", String(figures.right)),
            ("recall", number(figures.recall)), ("precision", number(figures.precision)),
            ("f1", number(figures.f1)), ("recognition", number(figures.recognition)),
        ]
    }

    private static func object(_ figures: PageFigures) -> String {
        JSONText.object(fields(figures))
    }

    private static func object(_ page: Page) -> String {
        JSONText.object(
            [
                ("name", JSONText.string(page.name)), ("digits", JSONText.string(page.actual)),
                ("read_as", JSONText.string(page.read)),
            ] + fields(page.figures).dropFirst(2))
    }
}
