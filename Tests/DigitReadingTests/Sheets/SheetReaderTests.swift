import MNIST
import Testing

@testable import DigitReading

struct SheetReaderTests {
    /// The number of digits in boxes: `_` is an empty box, `?` one whose digit was not read.
    private func number(_ boxes: String) -> String? {
        SheetReader.number(
            of: boxes.enumerated().filter { $0.element != "_" }.map { place, character in
                (box: place, digit: character.wholeNumberValue.flatMap(Digit.init(_:)))
            })
    }

    @Test func `a writer's number may leave boxes empty before and behind it`() {
        #expect(number("172") == "172")
        #expect(number("17_") == "17")
        #expect(number("_07") == "07")
        #expect(number("__5") == "5")
    }

    @Test func `a number with a gap, an unread digit or no digit is none`() {
        for boxes in ["1_2", "1?2", "?", "17?", "___", ""] {
            #expect(number(boxes) == nil, "\(boxes)")
        }
    }
}
