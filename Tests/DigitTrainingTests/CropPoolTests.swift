import DigitTraining
import MNIST
import SyntheticDigits
import Testing

struct CropPoolTests {
    private let seven = Digit.allCases[7]

    /// A filled square, which nobody takes for a line.
    private var blob: DigitImage {
        var image = DigitImage()
        for y in 6..<22 {
            for x in 6..<22 { image[x, y] = 220 }
        }
        return image
    }

    private var stroke: DigitImage {
        var image = DigitImage()
        for y in 4..<24 {
            for x in 13..<16 { image[x, y] = 220 }
        }
        return image
    }

    private var slanted: DigitImage {
        var image = DigitImage()
        for y in 4..<24 {
            for x in 0..<2 { image[19 - y / 2 + x, y] = 220 }
        }
        return image
    }

    private func filed(
        _ image: DigitImage, recall: Double, precision: Double
    ) -> (right: Int, wrong: Int) {
        var pool = CropPool()
        pool.file(image, of: .digit(seven), recall: recall, precision: precision)
        return (pool.right.count, pool.wrong.count)
    }

    @Test func `most of the digit and little else is right, with its label`() {
        var pool = CropPool()
        pool.file(blob, of: .digit(seven), recall: 0.95, precision: 0.9)
        #expect(pool.wrong.isEmpty)
        #expect(pool.right.labels == [7])
        #expect(pool.right.image(at: 0) == blob)
    }

    @Test(arguments: [(0.95, 0.2), (0.1, 0.9), (0.0, 0.0), (0.2, 0.1)])
    func `something else than the digit is wrong`(_ recall: Double, _ precision: Double) {
        #expect(filed(blob, recall: recall, precision: precision) == (0, 1))
    }

    @Test(arguments: [(0.7, 0.9), (0.9, 0.6), (0.6, 0.6)])
    func `what is half right teaches nothing`(_ recall: Double, _ precision: Double) {
        #expect(filed(blob, recall: recall, precision: precision) == (0, 0))
    }

    @Test func `a piece of the digit that may read as another one teaches nothing`() {
        #expect(filed(blob, recall: 0.4, precision: 0.9) == (0, 0))
    }

    @Test func `a turned digit is none, unless it looks like one`() {
        func filed(_ value: Int, _ quarters: Int) -> (Int, Int) {
            var pool = CropPool()
            pool.file(
                blob, of: .digit(Digit.allCases[value]), recall: 0.95, precision: 0.95,
                turnedBy: quarters)
            return (pool.right.count, pool.wrong.count)
        }
        #expect(filed(4, 1) == (0, 1) && filed(4, 2) == (0, 1) && filed(4, 3) == (0, 1))
        #expect(filed(6, 1) == (0, 1) && filed(6, 2) == (0, 0), "a 6 on its head is a 9")
        #expect(filed(8, 1) == (0, 0) && filed(0, 3) == (0, 0))
        #expect(filed(6, 0) == (1, 0))
    }

    @Test func `a lone vertical stroke is nobody's wrong crop`() {
        #expect(filed(stroke, recall: 0.05, precision: 0.1) == (0, 0))
        #expect(filed(stroke, recall: 0.25, precision: 0.9) == (0, 0))
        #expect(filed(slanted, recall: 0.05, precision: 0.1) == (0, 0))
        #expect(filed(blob, recall: 0.05, precision: 0.1) == (0, 1))
        // A vertical stroke that is the 1 of the photo is right like any other digit.
        #expect(filed(stroke, recall: 0.95, precision: 0.95) == (1, 0))
    }

    @Test func `a printed digit is kept apart from a written one`() {
        var pool = CropPool()
        pool.file(blob, of: .printed(seven), recall: 0.95, precision: 0.9)
        #expect(pool.right.count == 0 && pool.printed.labels == [7])
    }

    @Test func `a letter is no digit, and doubtful where it or a piece of it may look like one`() {
        func other(
            _ image: DigitImage, resembling: Bool = false, recall: Double = 0.9, turned: Int = 0
        ) -> [Bool] {
            var pool = CropPool()
            pool.file(
                image, of: .other(resemblesDigit: resembling), recall: recall, precision: 0.9,
                turnedBy: turned)
            #expect(pool.right.count == 0 && pool.wrong.isEmpty)
            return pool.others.map(\.isDoubtful)
        }
        #expect(other(blob) == [false])
        #expect(other(blob, resembling: true) == [true])
        #expect(other(blob, recall: 0.4) == [true])
        #expect(other(blob, turned: 1) == [true])
        #expect(other(stroke).isEmpty, "anybody takes it for a 1")
    }

    @Test func `pools add up in order`() {
        var first = CropPool()
        first.file(blob, of: .digit(seven), recall: 1, precision: 1)
        var second = CropPool()
        second.file(stroke, of: .digit(Digit.allCases[1]), recall: 1, precision: 1)
        second.file(blob, of: .digit(seven), recall: 0, precision: 0)
        first.append(second)
        #expect(first.right.labels == [7, 1])
        #expect(first.right.image(at: 1) == stroke)
        #expect(first.wrong == [blob])
    }
}
