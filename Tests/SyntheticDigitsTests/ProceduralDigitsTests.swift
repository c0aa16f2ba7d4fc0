import MNIST
import SyntheticDigits
import Testing

struct ProceduralDigitsTests {
    private static let digits = ProceduralDigits(labelWeights: ProceduralDigits.evenWeights)
        .dataset(
            count: 200, seed: 11)

    @Test func `all ten digits come, about as often as asked`() {
        for label in 0..<10 as Range<UInt8> {
            let count = Self.digits.labels.count { $0 == label }
            #expect(count > 5 && count < 45)
        }
        let ones = ProceduralDigits().dataset(count: 200, seed: 1).labels.count { $0 == 1 }
        #expect(ones > 40 && ones < 100)
        var weights = [Float](repeating: 0, count: 10)
        weights[7] = 1
        let sevens = ProceduralDigits(labelWeights: weights).dataset(count: 20, seed: 1)
        #expect(sevens.labels.allSatisfy { $0 == 7 })
    }

    @Test func `the same seed gives the same pixels, and a longer run begins with the shorter`() {
        let source = ProceduralDigits()
        let short = source.dataset(count: 20, seed: 5)
        #expect(short == source.dataset(count: 20, seed: 5))
        #expect(source.dataset(count: 40, seed: 5).selecting(0..<20) == short)
        #expect(source.dataset(count: 20, seed: 6) != short)
    }

    @Test func `they lie where MNIST's digits lie`() {
        for index in 0..<Self.digits.count {
            let image = Self.digits.image(at: index)
            var (mass, x, y) = (Float(0), Float(0), Float(0))
            var (left, right, top, bottom) = (28, -1, 28, -1)
            for row in 0..<28 {
                for column in 0..<28 where image[column, row] > 0 {
                    let ink = Float(image[column, row])
                    mass += ink
                    x += ink * Float(column)
                    y += ink * Float(row)
                    (left, right) = (min(left, column), max(right, column))
                    (top, bottom) = (min(top, row), max(bottom, row))
                }
            }
            #expect(abs(x / mass - 14) <= 0.51 && abs(y / mass - 14) <= 0.51)
            let long = max(right - left, bottom - top) + 1
            #expect(long >= 18 && long <= 20)
            #expect(image.pixels.max() == 255)
        }
    }
}
