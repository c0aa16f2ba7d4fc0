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
}
