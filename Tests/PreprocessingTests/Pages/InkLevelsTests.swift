import Preprocessing
import Raster
import Testing

struct InkLevelsTests {
    /// A dark and a faint bar on bare paper, and two dark ones that a paler bridge joins.
    private func ink() -> GrayRaster {
        var ink = GrayRaster(width: 240, height: 160)
        func bar(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ value: Float) {
            for row in y..<y + height {
                for column in x..<x + width { ink[column, row] = value }
            }
        }
        bar(20, 20, 6, 40, 0.8)
        bar(60, 20, 6, 40, 0.1)
        bar(106, 38, 20, 3, 0.35)
        bar(100, 20, 6, 40, 0.7)
        bar(126, 20, 6, 40, 0.7)
        return ink
    }

    private func boxes(_ marks: [PageMark]) -> [PixelBox] { marks.map(\.box) }

    @Test func `faint and dark marks are both found, each once`() {
        let found = boxes(InkLevels(of: ink()).marks)
        #expect(found.count { $0 == PixelBox(x: 20, y: 20, width: 6, height: 40) } == 1)
        #expect(found.count { $0 == PixelBox(x: 60, y: 20, width: 6, height: 40) } == 1)
    }

    @Test func `what a paler bridge joins is found joined and apart`() {
        let found = boxes(InkLevels(of: ink()).marks)
        #expect(found.contains(PixelBox(x: 100, y: 20, width: 6, height: 40)))
        #expect(found.contains(PixelBox(x: 126, y: 20, width: 6, height: 40)))
        #expect(found.contains(PixelBox(x: 100, y: 20, width: 32, height: 40)))
    }

    @Test func `what is no stronger than the grain around it is no mark`() {
        var random = SeededNoise(seed: 9)
        var grainy = GrayRaster(width: 240, height: 240)
        for index in grainy.pixels.indices {
            grainy.pixels[index] = 0.1 + random.value(within: 0.1)
        }
        #expect(InkLevels(of: grainy).marks.allSatisfy { $0.box.longSide < 40 })
        for row in 100..<140 { for column in 100..<106 { grainy[column, row] = 0.9 } }
        #expect(
            InkLevels(of: grainy).marks.contains { $0.box.height >= 40 && $0.box.width < 14 })
    }

    @Test func `cloth beside quiet paper does not hide what is faint on it`() {
        var random = SeededNoise(seed: 9)
        var ink = GrayRaster(width: 600, height: 600)
        for row in 130..<600 {
            for column in 0..<600 { ink[column, row] = 0.1 + random.value(within: 0.1) }
        }
        for row in 86..<126 { for column in 300..<306 { ink[column, row] = 0.1 } }
        let bar = PixelBox(x: 300, y: 86, width: 6, height: 40)
        #expect(boxes(InkLevels(of: ink).marks).contains(bar))
    }

    @Test func `without lines, a mark on a line stands alone and the line is gone`() {
        var lined = ink()
        for column in 0..<240 { for row in 60..<62 { lined[column, row] = 0.75 } }
        let found = boxes(InkLevels(of: lined).marks(withoutLinesAround: 40))
        #expect(found.contains { abs($0.x - 20) < 2 && $0.width <= 8 && $0.height >= 38 })
        #expect(!found.contains { $0.width > 30 && $0.height < 6 })
    }

    /// The marks of boxes of ink, each with its level.
    private func found(
        _ boxes: [(PixelBox, Float)], withoutLinesAround height: Float? = nil
    ) -> [PixelBox] {
        var ink = GrayRaster(width: 240, height: 160)
        for (box, value) in boxes { ink.fill(box, value) }
        var settings = PreprocessingSettings()
        settings.pageLines.shortest = 2
        let levels = InkLevels(of: ink, settings: settings)
        return self.boxes(height.map(levels.marks(withoutLinesAround:)) ?? levels.marks)
    }

    @Test func `a mark is four pixels long`() {
        #expect(found([(box(20, 20, 4, 2), 0.8), (box(60, 20, 2, 4), 0.8)]).count == 2)
        #expect(found([(box(20, 20, 3, 2), 0.8), (box(60, 20, 3, 3), 0.8)]).isEmpty)
    }

    @Test func `the faintest mark is a little darker than the lowest threshold`() {
        // 0.04 is 80 and 87 hundredths of these.
        #expect(found([(box(20, 20, 6, 30), 0.05)]).count == 1)
        #expect(found([(box(20, 20, 6, 30), 0.046)]).isEmpty)
    }

    @Test(arguments: [(40, 1), (41, 0)])
    func `a line is longer than twice the writing's height`(length: Int, count: Int) {
        let marks = found([(box(30, 30, length, 2), 0.8)], withoutLinesAround: 20)
        #expect(marks.count == count)
    }
}
