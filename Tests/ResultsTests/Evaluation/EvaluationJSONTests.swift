import Foundation
import MNIST
import Results
import Testing

struct EvaluationJSONTests {
    /// The ten digits, each at the place of its own number.
    private let digits = Digit.allCases

    private func answer(
        _ name: String, _ label: Int, _ predicted: Int?, _ confidence: Double?,
        group: String? = nil
    ) -> EvaluationReport.Answer {
        .init(
            name: name, label: digits[label], predicted: predicted.map { digits[$0] },
            confidence: confidence, group: group)
    }

    /// A 7 that was read right, a 7 that was read as 1, and a 3 that was not read; the first in group `b`, the others
    /// in `a`.
    private var report: EvaluationReport {
        var report = EvaluationReport()
        report.add(answer("a.jpg", 7, 7, 0.9, group: "b"))
        report.add(answer("b.jpg", 7, 1, 0.8, group: "a"))
        report.add(answer("c.jpg", 3, nil, nil, group: "a"))
        return report
    }

    /// The value of a field as it is written, which stands on a line of its own; nil without such a field.
    private func value(_ name: String, in report: EvaluationReport) -> String? {
        let lines = EvaluationJSON(report).text.split(separator: "\n")
        let beginning = "  \"\(name)\": "
        guard let line = lines.first(where: { $0.hasPrefix(beginning) }) else { return nil }
        let value = line.dropFirst(beginning.count)
        return String(value.last == "," ? value.dropLast() : value)
    }

    @Test func `an empty report has all fields, and null for what is not known`() {
        let nobody = #"{"digit":0,"count":0,"precision":null,"recall":null}"#
        let zeros = "[" + [String](repeating: "0", count: 10).joined(separator: ",") + "]"
        let lines = EvaluationJSON(EvaluationReport()).text
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.count == 13)
        #expect(
            Array(lines.prefix(7)) == [
                "{", "  \"accuracy\": null,", "  \"loss\": null,", "  \"count\": 0,",
                "  \"right\": 0,", "  \"unread\": 0,", "  \"calibration_error\": null,",
            ])
        let rows = [String](repeating: zeros, count: 10).joined(separator: ",")
        #expect(lines[7] == "  \"confusion\": [\(rows)],")
        #expect(lines[8].hasPrefix("  \"per_digit\": [\(nobody),"))
        #expect(
            Array(lines.suffix(4))
                == ["  \"groups\": {},", "  \"mean_over_groups\": null", "}", ""])
    }

    @Test func `shares are 0 to 1 with six decimals`() {
        var report = report
        report.loss = 0.123_456_7
        report.calibrationError = 0.05
        #expect(value("accuracy", in: report) == "0.333333")
        #expect(value("loss", in: report) == "0.123457")
        #expect(value("calibration_error", in: report) == "0.050000")
        #expect(value("count", in: report) == "3")
        #expect(value("right", in: report) == "1")
        #expect(value("unread", in: report) == "1")
    }

    @Test func `a digit never asked for has no recall, and one never read no precision`() throws {
        let figures = try #require(value("per_digit", in: report))
        #expect(figures.contains(#"{"digit":1,"count":0,"precision":0.000000,"recall":null}"#))
        #expect(figures.contains(#"{"digit":3,"count":1,"precision":null,"recall":0.000000}"#))
        #expect(figures.contains(#"{"digit":7,"count":2,"precision":1.000000,"recall":0.500000}"#))
        #expect(figures.hasSuffix(#"{"digit":9,"count":0,"precision":null,"recall":null}]"#))
    }

    @Test func `groups are in order, and each counts the same in their mean`() {
        #expect(
            value("groups", in: report)
                == #"{"a":{"count":2,"right":0,"accuracy":0.000000},"#
                + #""b":{"count":1,"right":1,"accuracy":1.000000}}"#)
        #expect(value("mean_over_groups", in: report) == "0.500000")
    }

    @Test func `coverage has a point for each share that leaves an answer`() {
        var report = report
        #expect(value("coverage", in: report) == nil)
        // Of three answers half are 1.5, rounded to 2; none is left of nothing.
        report.coverageShares = [1, 0.5, 0]
        #expect(
            value("coverage", in: report)
                == #"[{"coverage":1.0000,"count":3,"accuracy":0.333333,"#
                + #""least_confidence":0.000000},"#
                + #"{"coverage":0.5000,"count":2,"accuracy":0.500000,"#
                + #""least_confidence":0.800000}]"#)
        var empty = EvaluationReport()
        empty.coverageShares = [1]
        #expect(value("coverage", in: empty) == nil)
    }

    @Test func `errors are listed where that is asked for, the surest first`() {
        var report = report
        #expect(value("errors", in: report) == nil)
        report.listsErrors = true
        #expect(
            value("errors", in: report)
                == #"[{"name":"b.jpg","label":7,"digit":1,"confidence":0.800000},"#
                + #"{"name":"c.jpg","label":3,"digit":null,"confidence":null}]"#)
        var right = EvaluationReport()
        right.listsErrors = true
        right.add(answer("a.jpg", 5, 5, 1))
        #expect(value("errors", in: right) == nil)
    }

    @Test func `hostile names are escaped and come back whole`() throws {
        let name = "a\"b\\c\nd\u{2028}"
        var report = EvaluationReport()
        report.listsErrors = true
        report.add(answer(name, 5, nil, nil, group: name))
        let text = EvaluationJSON(report).text
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect((object?["groups"] as? [String: Any])?.keys.first == name)
        #expect((object?["errors"] as? [[String: Any]])?.first?["name"] as? String == name)
    }
}
