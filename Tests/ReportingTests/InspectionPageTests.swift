import DigitReading
import Foundation
import MNIST
import PhotoFiles
import Reporting
import Results
import TestSupport
import Testing

/// The page of a data set that was looked through.
struct InspectionPageTests {
    /// Two equal pictures with ink in the middle alone.
    private var inspection: DatasetInspection {
        var image = DigitImage()
        image[14, 13] = 255
        var dataset = DigitDataset()
        for label in [1, 1] {
            if let digit = Digit(label) { dataset.append(image, label: digit) }
        }
        return DatasetInspection(
            dataset,
            answers: (0..<2).map { _ in
                .init(digit: nil, confidence: 0, probabilities: [Double](repeating: 0.1, count: 10))
            })
    }

    @Test func `groups of equal pictures are counted, and called that`() throws {
        let page = try inspection.page(title: "Set", subtitle: "set")
        #expect(page.figures.first { $0.name == "Groups of equal pictures" }?.value == "1")
    }

    @Test func `charts of centers say what their axes count`() throws {
        let folder = try ScratchFolder()
        let writer = try ReportWriter(path: folder.url.appending(path: "report.html").path)
        // A page without digits has no charts.
        try writer.add([
            ReportItem(Row(path: PhotoPath("#0"), status: .ok, digit: Digit(1), confidence: 1))
        ])
        try writer.finish(try inspection.page(title: "Set", subtitle: "set"))
        let page = String(decoding: try folder.data("report.html"), as: UTF8.self)
        // Not the page itself in the expectations: it would be the message.
        let (saysColumn, saysRow) = (
            page.contains("Column of pixels, the leftmost is 0"),
            page.contains("Row of pixels, the topmost is 0")
        )
        #expect(saysColumn && saysRow)
    }
}
