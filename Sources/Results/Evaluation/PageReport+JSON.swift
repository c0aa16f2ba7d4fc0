import DigitReading
import Files

extension PageReport {
    /// The figures as one JSON object, a field a line, for programs; shares are 0 … 1 and have six decimals.
    package var json: String {
        var fields = Self.fields(figures)
        fields.append(
            ("groups", JSONText.object(groups.map { ($0.name, Self.object($0.figures)) })))
        if listsErrors {
            // A page that was read exactly is no error.
            let errors = pages.filter { $0.figures.exact < $0.figures.pages }
            fields.append(("errors", JSONText.array(errors.map(Self.object))))
        }
        let lines = fields.map { "  " + JSONText.string($0.name) + ": " + $0.value }
        return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
    }

    /// Returns figures as the fields of an object, in their order.
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

    /// Returns figures as an object on one line.
    private static func object(_ figures: PageFigures) -> String {
        JSONText.object(fields(figures))
    }

    /// Returns a page's transcripts and figures as an object; that it is one page needs no saying.
    private static func object(_ page: Page) -> String {
        // The first two fields, how many pages there are and how many exact, say nothing of one page.
        JSONText.object(
            [
                ("name", JSONText.string(page.name)), ("digits", JSONText.string(page.actual)),
                ("read_as", JSONText.string(page.read)),
            ] + fields(page.figures).dropFirst(2))
    }
}
