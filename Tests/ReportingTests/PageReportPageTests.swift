import DigitReading
import Foundation
import MNIST
import PhotoFiles
import Reporting
import Results
import TestSupport
import Testing

/// The page of an evaluation on photos with many digits.
struct PageReportPageTests {
    @Test(arguments: [
        ("12345", "1934", "1<mark>2</mark>34<mark>5</mark> → 1<mark>9</mark>34"),
        // Of common parts of one length the one that begins first in the text that is shown.
        ("12", "21", "1<mark>2</mark> → 2<mark>1</mark>"),
        ("007", "07", "0<mark>0</mark>7 → 07"), ("5", "", "<mark>5</mark> → nothing"),
    ])
    func `what one transcript has and the other lacks is marked`(
        written: String, read: String, shown: String
    ) throws {
        var report = PageReport()
        report.add(
            PageReport.Page(
                name: "page.jpg", actual: written, read: read,
                figures: PageFigures(actual: written.count, read: read.count, paired: 0, right: 0)))
        let folder = try ScratchFolder()
        let writer = try ReportWriter(path: folder.url.appending(path: "report.html").path)
        // A page without digits has no tables.
        try writer.add([
            ReportItem(Row(path: PhotoPath("#0"), status: .ok, digit: Digit(1), confidence: 1))
        ])
        try writer.finish(report.page(title: "Pages", subtitle: "pages"))
        let isShown = String(decoding: try folder.data("report.html"), as: UTF8.self)
            .contains(shown)
        #expect(isShown)
    }
}
