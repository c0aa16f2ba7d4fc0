import DigitDatasets
import DigitReading
import MNIST
import Testing

/// Data sets whose pictures lie another way than MNIST's.
struct DatasetCheckTests {
    private let set = DatasetFixture.dataset

    /// The set with each pixel taken from elsewhere.
    private func moved(
        _ from: (_ x: Int, _ y: Int) -> (Int, Int), _ tone: (UInt8) -> UInt8 = { $0 }
    ) -> DigitDataset {
        var result = DigitDataset()
        for index in 0..<set.count {
            let image = set.image(at: index)
            var other = DigitImage()
            for y in 0..<28 {
                for x in 0..<28 {
                    let (column, row) = from(x, y)
                    other[x, y] = tone(image[column, row])
                }
            }
            if let label = Digit(Int(set.labels[index])) { result.append(other, label: label) }
        }
        return result
    }

    private func check(_ dataset: DigitDataset) throws -> DatasetCheck {
        DatasetCheck(dataset, by: try Model.shipped().classifier)
    }

    @Test func `a set as MNIST's has nothing that is noticed`() throws {
        #expect(try check(set).findings.isEmpty)
        #expect(try check(DigitDataset()).findings.isEmpty)
    }

    @Test func `each way is noticed, named and put right`() throws {
        let ways: [(words: String, dataset: DigitDataset)] = [
            ("transposed, as EMNIST's are", moved { ($1, $0) }),
            ("mirrored left to right", moved { (27 - $0, $1) }),
            ("mirrored top to bottom", moved { ($0, 27 - $1) }),
            ("turned upside down", moved { (27 - $0, 27 - $1) }),
            // Turned to the right: the left column becomes the top row.
            ("turned to the right by a quarter", moved { ($1, 27 - $0) }),
            ("turned to the left by a quarter", moved { (27 - $1, $0) }),
            ("inverted", moved({ ($0, $1) }, { 255 - $0 })),
            ("transposed, as EMNIST's are and inverted", moved({ ($1, $0) }, { 255 - $0 })),
        ]
        for (words, dataset) in ways {
            let check = try check(dataset)
            #expect(check.findings.count == 1, "\(words)")
            #expect(check.findings.first?.sentence.contains("look \(words)") == true, "\(words)")
            #expect(check.fixed(dataset) == set, "\(words)")
        }
    }

    @Test func `pixels of 0 and 1 are noticed`() throws {
        let bits = moved({ ($0, $1) }, { $0 > 127 ? 1 : 0 })
        let check = try check(bits)
        #expect(check.findings == [.zeroOne])
        #expect(check.fixed(bits) == moved({ ($0, $1) }, { $0 > 127 ? 255 : 0 }))
    }

    /// Letters that were called digits are read at random every way: nothing may be claimed.
    @Test func `labels by chance are not taken for a way to lie`() throws {
        let shuffled = DigitDataset(
            pixels: set.pixels, labels: set.labels.map { ($0 * 7 + 3) % 10 })
        #expect(try check(shuffled).findings.isEmpty)
    }
}
