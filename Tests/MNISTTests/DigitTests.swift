import MNIST
import Testing

struct DigitTests {
    @Test func `a digit compares with numbers, also where there may be none`() throws {
        let seven = try #require(Digit(7))
        let none: Digit? = nil
        let optional: Digit? = seven
        #expect(seven == 7 && seven != 3 && optional == 7 && none != 7)
        #expect(!(seven == 12) && seven != -1 && !(none == 0))
        #expect(Digit.allCases.allSatisfy { digit in (0...9).count { digit == $0 } == 1 })
    }

    @Test func `a switch tells digits by numbers`() throws {
        func name(_ digit: Digit?) -> String {
            switch digit {
            case 7: "seven"
            case 0, 1: "small"
            case nil: "none"
            default: "other"
            }
        }
        #expect(
            [Digit(7), Digit(1), nil, Digit(5)].map(name) == ["seven", "small", "none", "other"])
    }

    @Test func `pixels are numbers from 0 to 1 for a network`() {
        var image = DigitImage()
        (image[3, 2], image[27, 27]) = (255, 51)
        let floats = image.floats
        #expect(floats.count == 784 && floats.reduce(0, +) == 1.2)
        #expect(floats[2 * 28 + 3] == 1 && floats[783] == 0.2)
    }
}
