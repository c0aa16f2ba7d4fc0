import DigitSheets
import MNIST
import Testing

struct SheetLayoutTests {
    private static let plans: [SheetPlan] = [1, 3, 10, 15].flatMap { count in
        [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 7], [5]].flatMap { digits in
            [SheetPlan.Order.rows, .shuffled(seed: 9)].compactMap { order in
                try? SheetPlan(digits: digits.compactMap(Digit.init), perDigit: count, order: order)
            }
        }
    }

    @Test(arguments: plans)
    func `boxes are large enough, apart, and within the marks`(_ plan: SheetPlan) throws {
        let layout = try SheetLayout(plan)
        #expect(layout.boxes.count == plan.digits.count * plan.perDigit)
        for digit in plan.digits {
            #expect(layout.boxes.count { $0.label == digit } == plan.perDigit)
        }
        for box in layout.boxes {
            #expect(box.rect.size.x >= 8 && box.rect.size.y > box.rect.size.x)
            #expect(box.rect.origin.x > 14 && box.rect.end.x < 177)
            #expect(box.rect.origin.y > 30 && box.rect.end.y < 245)
            for other in layout.boxes where other.number > box.number {
                let isApart =
                    other.rect.origin.x >= box.rect.end.x + 2
                    || other.rect.origin.y >= box.rect.end.y + 2
                    || box.rect.origin.x >= other.rect.end.x + 2
                #expect(isApart, "\(box) \(other)")
            }
        }
    }

    @Test func `a row has one digit, and shuffled pages differ`() throws {
        let rows = try SheetLayout(SheetPlan())
        for row in 0..<10 {
            #expect(Set(rows.boxes.filter { $0.row == row }.map(\.label.value)) == [row])
        }
        let first = try SheetPlan(order: .shuffled(seed: 3), of: 2)
        let second = try first.page(2)
        #expect(first.labels != second.labels && first.labels.sorted() == second.labels.sorted())
        #expect(first.sheetName == second.sheetName)
        #expect(try SheetPlan(order: .shuffled(seed: 4), of: 2).sheetName != first.sheetName)
    }

    @Test func `too many boxes are refused with the most that fit`() throws {
        let error = #expect(throws: SheetError.self) {
            try SheetLayout(SheetPlan(perDigit: 63))
        }
        guard case .tooManyBoxes(63, let most) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        _ = try SheetLayout(SheetPlan(perDigit: most))
    }

    @Test func `marks differ from each other however they are turned`() {
        for (number, pattern) in SheetMark.patterns.enumerated() {
            var turned = pattern
            for quarters in 0..<4 {
                for (other, reference) in SheetMark.patterns.enumerated()
                where other != number || quarters > 0 {
                    #expect((turned ^ reference).nonzeroBitCount >= 6)
                }
                turned = SheetMark.turned(turned)
            }
            #expect(turned == pattern)
            #expect((6...10).contains(pattern.nonzeroBitCount))
        }
        #expect(SheetMark.patterns.count == SheetGeometry.marks.count)
    }
}
