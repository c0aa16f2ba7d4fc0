import Raster
import SystemLibraries
import Testing

@testable import SyntheticDigits

struct PageEdgeTests {
    /// The mean difference of neighboring pixels on the table and on the sheet.
    private func unrest(_ cloth: PageEdge.Cloth?) -> (table: Float, sheet: Float) {
        var random = SeededGenerator(seed: 2)
        var canvas = PhotoCanvas(view: PageView(width: 200, height: 200))
        Paper(color: [200, 200, 200], grain: 0).render(on: &canvas, using: &random)
        PageEdge(angle: 0, distance: 0, table: [90, 90, 90], cloth: cloth)
            .render(on: &canvas, using: &random)
        func mean(_ columns: Range<Int>) -> Float {
            let steps = (0..<200).flatMap { y in
                columns.map { abs(canvas.red[$0 + 1, y] - canvas.red[$0, y]) }
            }
            return steps.reduce(0, +) / Float(steps.count)
        }
        return (mean(120..<198), mean(2..<80))
    }

    @Test func `cloth is rough, and only beyond the sheet`() {
        let (wood, cloth) = (unrest(nil), unrest(PageEdge.Cloth(depth: 0.25, count: 40)))
        #expect(cloth.table > 2 * wood.table)
        #expect(cloth.sheet == wood.sheet)
    }
}
