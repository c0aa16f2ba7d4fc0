import Foundation
import Results
import Testing

@Suite struct PageReportTests {
    private var report: PageReport {
        var report = PageReport()
        report.add(
            PageReport.Page(
                name: "a.jpg", actual: "12/3", read: "12/3",
                figures: PageFigures(actual: 3, read: 3, paired: 3, right: 3), group: "table"))
        report.add(
            PageReport.Page(
                name: "b.jpg", actual: "1234567", read: "1934",
                figures: PageFigures(actual: 7, read: 4, paired: 4, right: 3), group: "rows"))
        report.listsErrors = true
        return report
    }

    @Test func `figures are those of all digits together`() {
        let figures = report.figures
        #expect(figures.pages == 2 && figures.exact == 1)
        #expect(figures.recall == 0.6)
        #expect(figures.precision == 6.0 / 7)
        #expect(abs((figures.f1 ?? 0) - 12.0 / 17) < 1e-12)
        #expect(figures.recognition == 6.0 / 7)
        #expect(PageFigures().f1 == nil)
    }

    @Test func `the text shows figures, groups and what is not exact`() {
        let text = report.text
        #expect(text.contains("Pages exact  50.00 %  1 of 2\n"))
        #expect(text.contains("F1           70.59 %\n"))
        #expect(text.contains("table      1      1"))
        #expect(text.contains("b.jpg      1234567\n           1934\n"))
        #expect(!text.contains("a.jpg"))
    }

    @Test func `groups are in order, numbers by value and before words`() {
        var report = PageReport()
        for name in ["10", "b", "9", "a"] {
            report.add(.init(name: "", actual: "", read: "", figures: PageFigures(), group: name))
        }
        #expect(report.groups.map(\.name) == ["9", "10", "a", "b"])
    }

    @Test func `programs get the same figures`() throws {
        let object =
            try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
        #expect(object?["pages"] as? Int == 2)
        #expect(object?["exact_pages"] as? Int == 1)
        #expect(object?["right"] as? Int == 6)
        #expect((object?["groups"] as? [String: Any])?.count == 2)
        let errors = object?["errors"] as? [[String: Any]]
        #expect(errors?.first?["read_as"] as? String == "1934")
    }
}
