import DigitReading
import Foundation
import Testing

/// All digits of a page as one value.
struct PageExamples {
    @Test func page() throws {
        let reader = try DigitReader()
        let page = try reader.readPage(.file(Repository.page))
        for line in page.lines {
            for number in line.numbers {
                print(number.value.map(String.init) ?? number.text, number.box)
            }
        }
        #expect(page.lines.count > 2 && page.digits.count > 10)
        #expect(page.lines.contains { $0.numbers.contains { $0.value != nil } })
        #expect(page.lines.map(\.text).joined(separator: "\n") == page.text)
        let numbers = page.lines.flatMap(\.numbers)
        #expect(numbers.flatMap(\.digits) == page.digits)
        #expect(numbers.allSatisfy { $0.box.width > 0 && $0.box.height > 0 })
    }
}
