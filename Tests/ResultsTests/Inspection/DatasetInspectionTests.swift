import MNIST
import Testing

@testable import Results

struct DatasetInspectionTests {
    /// A picture whose pixels have full ink in some columns and rows, and none elsewhere.
    private func picture(_ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>) -> DigitImage {
        var image = DigitImage()
        for y in rows { for x in columns { image[x, y] = 255 } }
        return image
    }

    private func answer(_ digit: Int?, _ confidence: Double) -> DatasetInspection.Answer {
        .init(digit: digit.flatMap { Digit($0) }, confidence: confidence, probabilities: [])
    }

    /// Looks pictures with their labels through, of which the network says nothing unless told otherwise.
    private func inspection(
        _ pictures: [(image: DigitImage, label: Int)],
        answers: [DatasetInspection.Answer]? = nil
    ) -> DatasetInspection {
        let dataset = DigitDataset(
            pixels: pictures.flatMap { $0.image.pixels }, labels: pictures.map { UInt8($0.label) })
        return DatasetInspection(
            dataset, answers: answers ?? pictures.map { _ in answer(nil, 0) })
    }

    @Test func `an empty data set has nothing to be said about`() {
        let empty = inspection([])
        #expect(empty.counts == [Int](repeating: 0, count: 10))
        #expect(empty.duplicates.isEmpty && empty.contradictions.isEmpty && empty.suspects.isEmpty)
        #expect(empty.likeness == 0)
        #expect(empty.note(on: 0).isEmpty)
    }

    @Test func `pictures are counted by their labels`() {
        let paper = DigitImage()
        let counts = inspection([(paper, 9), (paper, 0), (paper, 9), (paper, 4)]).counts
        #expect(counts == [1, 0, 0, 0, 1, 0, 0, 0, 0, 2])
    }

    @Test func `equal pictures are a group, in the order of the set, and copies are noted`() {
        let (a, b, c) = (picture(1...1, 1...1), picture(2...2, 1...1), picture(3...3, 1...1))
        let found = inspection([(c, 0), (a, 1), (b, 2), (b, 2), (a, 1), (b, 3)])
        #expect(found.duplicates == [[1, 4], [2, 3, 5]])
        // Only the second group has two labels.
        #expect(found.contradictions == [[2, 3, 5]])
        #expect(
            (0..<6).map { found.note(on: $0) } == [
                "", "", "", "the same as #2", "the same as #1", "the same as #2",
            ])
    }

    @Test func `one pixel of one more makes another picture`() {
        var other = picture(1...20, 1...20)
        other[5, 5] = 254
        #expect(inspection([(picture(1...20, 1...20), 0), (other, 0)]).duplicates.isEmpty)
    }

    @Test func `a label is doubted from a confidence of 0.9 on, the surest first`() {
        let pictures = (0..<7).map { (image: picture($0...$0, 0...0), label: 1) }
        let found = inspection(
            pictures,
            answers: [
                answer(7, 0.9), answer(7, 0.9.nextDown), answer(1, 1), answer(nil, 1),
                answer(2, 0.99), answer(3, 0.9), answer(4, 1),
            ])
        // 1: not sure enough; 2: what the label says; 3: no digit. 0 and 5 are equally sure.
        #expect(found.suspects == [6, 4, 0, 5])
    }

    @Test func `bare paper counts in all histograms but those of the center`() {
        let found = inspection([(DigitImage(), 0), (picture(10...13, 4...23), 1)])
        let counted = found.histograms.mapValues { $0.reduce(0, +) }
        #expect(
            counted == [.centerX: 1, .centerY: 1, .longSide: 2, .strokeWidth: 2, .ink: 2])
        #expect(found.histograms[.longSide]?[0] == 1)
        #expect(found.histograms[.longSide]?[12] == 1)
    }

    /// Of MNIST's 60,000 pictures, 59,987 have a long side of 20 pixels, and the others one of 19.
    @Test func `likeness is what two distributions have in common`() {
        let (long, short) = (picture(10...13, 4...23), picture(10...13, 4...10))
        let all = inspection([(long, 1)]).likeness(.longSide)
        #expect(abs(all - 59_987.0 / 60_000) < 1e-12)
        #expect(inspection([(long, 1), (short, 1)]).likeness(.longSide) == 0.5)
        #expect(inspection([(short, 1)]).likeness(.longSide) == 0)
    }

    @Test func `the likeness of a set is the mean of its measures, 0 for bare paper`() {
        let found = inspection([(picture(10...13, 4...23), 1)])
        let sum = DigitShape.Measure.allCases.map { found.likeness($0) }.reduce(0, +)
        #expect(abs(found.likeness - sum / 5) < 1e-12)
        #expect(inspection([(DigitImage(), 0)]).likeness == 0)
    }
}
