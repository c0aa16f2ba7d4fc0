import DigitReading
import Foundation
import MNIST
import PhotoFiles
import Reporting
import Results
import TestSupport
import Testing

/// What is said of a data set that was looked through.
struct InspectionTests {
    /// Three pictures with ink in column 14 and row 13 alone, two of them called 1 and one 7, and one of bare paper.
    private var inspection: DatasetInspection {
        var image = DigitImage()
        image[14, 13] = 255
        var dataset = DigitDataset()
        for (label, picture) in zip([1, 1, 7, 0], [image, image, image, DigitImage()]) {
            if let digit = Digit(label) { dataset.append(picture, label: digit) }
        }
        return DatasetInspection(
            dataset,
            readings: (0..<4).map { _ in
                .init(digit: nil, confidence: 0, probabilities: [Double](repeating: 0.1, count: 10))
            })
    }

    @Test func `groups of equal pictures are counted, and called that`() throws {
        #expect(
            inspection.text.contains(
                "Groups of equal pictures: 1, 1 of them with labels that differ\n  #0 #1 #2\n"))
        let page = try inspection.page(title: "Set", subtitle: "set")
        #expect(page.figures.first { $0.name == "Groups of equal pictures" }?.value == "1")
    }

    @Test func `a center is counted as its axis says`() throws {
        struct Findings: Decodable { let histograms: [String: [Int]] }
        let findings = try JSONDecoder().decode(Findings.self, from: Data(inspection.json.utf8))
        // Twenty steps from 11 to 17: 14 begins the eleventh, 13 lies in the seventh.
        #expect(findings.histograms["center_x"]?.firstIndex(of: 3) == 10)
        #expect(findings.histograms["center_y"]?.firstIndex(of: 3) == 6)
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
