import Foundation
import MNIST
import Results
import Testing

/// What is said of a data set that was looked through.
struct InspectionTextTests {
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
            answers: (0..<4).map { _ in
                .init(digit: nil, confidence: 0, probabilities: [Double](repeating: 0.1, count: 10))
            })
    }

    @Test func `groups of equal pictures are counted, and called that`() {
        #expect(
            inspection.text.contains(
                "Groups of equal pictures: 1, 1 of them with labels that differ\n  #0 #1 #2\n"))
    }

    @Test func `a center is counted as its axis says`() throws {
        struct Findings: Decodable { let histograms: [String: [Int]] }
        let findings = try JSONDecoder().decode(Findings.self, from: Data(inspection.json.utf8))
        // Twenty steps from 11 to 17: 14 begins the eleventh, 13 lies in the seventh.
        #expect(findings.histograms["center_x"]?.firstIndex(of: 3) == 10)
        #expect(findings.histograms["center_y"]?.firstIndex(of: 3) == 6)
    }
}
