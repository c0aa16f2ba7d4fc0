import MNIST
import Raster
import Testing

@testable import DigitSheets

struct CodeReaderTests {
    /// Pixels per millimeter of the drawn page.
    private let scale = 2

    private let plan: SheetPlan

    init() throws {
        plan = try SheetPlan(
            digits: [1, 4, 7].compactMap(Digit.init), perDigit: 9, order: .shuffled(seed: 517),
            page: 3, of: 8)
    }

    /// A page with both codes, whose cells may be changed: `change` gets the code's number, the cell and its
    /// blackness.
    private func page(
        of plan: SheetPlan? = nil, toner: Float = 30, paper: Float = 210,
        changing change: (_ code: Int, _ cell: Int, _ black: Float) -> Float = { $2 }
    ) -> GrayRaster {
        let size = SheetGeometry.frame * Double(scale)
        var page = GrayRaster(width: Int(size.x), height: Int(size.y), filledWith: paper)
        let side = Int(SheetGeometry.cell * Double(scale))
        for (code, area) in SheetGeometry.codes.enumerated() {
            for (cell, isBlack) in SheetCode.cells(of: plan ?? self.plan).enumerated() {
                let (row, column) = cell.quotientAndRemainder(dividingBy: SheetCode.columns)
                let x = Int(area.origin.x * Double(scale)) + side * column
                let y = Int(area.origin.y * Double(scale)) + side * row
                let black = change(code, cell, isBlack ? 1 : 0)
                page.fill(x..<x + side, y..<y + side, paper + black * (toner - paper))
            }
        }
        return page
    }

    private func read(_ page: GrayRaster, shift: SheetPoint = [0, 0]) -> SheetPlan? {
        CodeReader(gray: page).plan { $0 * Double(scale) + shift }
    }

    @Test func `the plan is read wherever the page lies`() {
        #expect(read(page()) == plan)
        // Half a cell off it is another code, or none.
        #expect(read(page(), shift: [1.5, 1.5]) != plan)
        let turned = page().turnedRight()
        let plan = CodeReader(gray: turned).plan { place in
            [Double(turned.width) - place.y * Double(scale), place.x * Double(scale)]
        }
        #expect(plan == self.plan)
    }

    @Test(arguments: 0...1)
    func `one of the two codes is enough`(covered: Int) {
        let page = page { code, _, black in code == covered ? 1 : black }
        #expect(read(page) == plan)
        #expect(read(self.page { _, _, _ in 1 }) == nil)
        #expect(read(self.page { _, _, _ in 0 }) == nil)
    }

    @Test func `a code that the photo cuts off leaves the other one`() {
        let page = page()
        let upper = GrayRaster(
            width: page.width, height: 100, pixels: Array(page.pixels[..<(page.width * 100)]))
        #expect(read(upper) == plan)
        #expect(read(upper, shift: [0, 95]) == nil)
        #expect(read(page, shift: [-60, 0]) == nil)
    }

    @Test func `codes with ten faded cells each are read together`() {
        // Black that has faded to less than a half: every third black cell, another third in each code.
        let black = SheetCode.cells(of: plan).indices.filter { SheetCode.cells(of: plan)[$0] }
        let faded = [0, 1].map { code in
            Set(black.enumerated().filter { $0.offset % 3 == code }.map(\.element))
        }
        #expect(faded.allSatisfy { $0.count >= 10 })
        func page(_ isFaded: (Int, Int) -> Bool) -> GrayRaster {
            self.page { code, cell, black in isFaded(code, cell) ? 0.4 : black }
        }
        #expect(read(page { faded[$0].contains($1) }) == plan)
        // The same cells in both: nothing tells what they were.
        #expect(read(page { _, cell in faded[0].contains(cell) }) == nil)
    }

    @Test func `light may change across a code, but must leave more than 20 levels`() {
        var shaded = page()
        for y in 0..<shaded.height {
            for x in 0..<shaded.width { shaded[x, y] *= 1 - 0.8 * Float(x) / Float(shaded.width) }
        }
        #expect(read(shaded) == plan)
        #expect(read(page(toner: 100, paper: 121)) == plan)
        #expect(read(page(toner: 100, paper: 120)) == nil)
    }

    /// A corner of its code is so black that hardly a cell within three of it is white.
    @Test func `a code is read whose corner is nearly all black`() throws {
        let plan = try SheetPlan(perDigit: 4, order: .shuffled(seed: 77), page: 2, of: 5)
        let cells = SheetCode.cells(of: plan)
        let corner = (2..<6).flatMap { row in (8..<12).map { cells[12 * row + $0] } }
        #expect(corner.count { !$0 } == 2)
        #expect(read(page(of: plan)) == plan)
        #expect(read(page(of: plan, toner: 100, paper: 140)) == plan)
    }
}
