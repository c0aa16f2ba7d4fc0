import MNIST
import Results
import Testing

@Suite struct EvaluationTextTests {
    private func matrix(_ readings: [(actual: Int, predicted: Int?)]) -> ConfusionMatrix {
        var matrix = ConfusionMatrix()
        for reading in readings {
            if let actual = Digit(reading.actual) {
                matrix.add(actual: actual, predicted: reading.predicted.flatMap { Digit($0) })
            }
        }
        return matrix
    }

    @Test func `the text opens with the accuracy and shows what was mixed up`() {
        let text = EvaluationText(
            confusion: matrix([(7, 7), (7, 1), (3, nil)]), loss: 0.12345,
            groups: [.init(name: "ruled", count: 2, right: 1)]
        ).text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "Accuracy  33.33 %  (1 of 3)")
        #expect(lines[1] == "Loss      0.1235")
        #expect(lines[2] == "Not read  1")
        #expect(lines.contains("   7  ·  1  ·  ·  ·  ·  ·  1  ·  ·         ·"))
        #expect(lines.contains("ruled      2      1   50.00 %"))
        #expect(!lines.contains { $0.last == " " })
    }

    @Test func `groups are in order, numbers by value and before words`() throws {
        var report = EvaluationReport()
        let one = try #require(Digit(1))
        for name in ["nan", "10", "b", "9", "1.5", "a", "-2", "inf", "9.0"] {
            report.add(.init(name: "", label: one, predicted: one, confidence: 1, group: name))
        }
        let ordered = ["-2", "1.5", "9", "9.0", "10", "a", "b", "inf", "nan"]
        #expect(report.groups.map(\.name) == ordered)
    }

    @Test func `columns stand below each other`() {
        var table = ColumnTable([("name", .left), ("count", .right)])
        table.add(["ü", "12"])
        table.add(["longer name"])
        #expect(table.text == "name         count\nü               12\nlonger name\n")
    }
}
