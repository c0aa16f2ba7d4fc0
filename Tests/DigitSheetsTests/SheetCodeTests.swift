import DigitSheets
import MNIST
import SystemLibraries
import Testing

struct SheetCodeTests {
    private let plan = try? SheetPlan(
        digits: [2, 3, 9].compactMap(Digit.init), perDigit: 17, order: .shuffled(seed: 40_000),
        page: 12, of: 200)

    @Test func `a code says all of its plan`() throws {
        let plan = try #require(plan)
        for plan in [plan, try SheetPlan(), try SheetPlan(perDigit: 63, page: 255, of: 255)] {
            let cells = SheetCode.cells(of: plan)
            #expect(cells.count == SheetCode.columns * SheetCode.rows)
            #expect(SheetCode.plan(of: cells.map { $0 ? 1 : 0 }) == plan)
        }
    }

    @Test func `doubtful cells are found out, wrong ones refused`() throws {
        let plan = try #require(plan)
        var darkness = SheetCode.cells(of: plan).map { $0 ? 0.9 : 0.1 }
        for cell in [3, 30, 55] { darkness[cell] = darkness[cell] > 0.5 ? 0.45 : 0.55 }
        #expect(SheetCode.plan(of: darkness) == plan)
        darkness[10] = 1 - darkness[10]
        #expect(SheetCode.plan(of: darkness) == nil)
        #expect(SheetCode.plan(of: [Double](repeating: 0, count: 72)) == nil)
    }

    /// A wrong code that is believed labels a whole page wrongly.
    @Test func `noise is hardly ever a code`() {
        var random = SeededGenerator(seed: 1)
        let believed = (0..<1_000).count { _ in
            SheetCode.plan(of: (0..<72).map { _ in Double(random.unit()) }) != nil
        }
        #expect(believed == 0)
    }
}
