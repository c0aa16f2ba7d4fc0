import Raster
import SystemLibraries
import Testing

@testable import Preprocessing

struct FootprintTapsTests {
    /// Drops a row of pixels on cells.
    private func drop(
        _ row: [Float], offset: Int = 0, square: Int? = nil, side: Int
    ) -> [Float] {
        FootprintTaps(count: row.count, offset: offset, square: square ?? row.count, side: side)
            .resampleColumns(of: GrayRaster(width: row.count, height: 1, pixels: row), side: side)
            .pixels
    }

    private func expect(
        _ found: [Float], _ wanted: [Float], _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(found.count == wanted.count, sourceLocation: location)
        for (one, other) in zip(found, wanted) {
            #expect(abs(one - other) < 1e-5, "\(found)", sourceLocation: location)
        }
    }

    @Test func `pixels that fit into cells drop all they have`() {
        expect(drop([0.2, 0.4, 1, 0], side: 2), [0.3, 0.5])
        expect(drop([0.2, 0.4, 1], side: 3), [0.2, 0.4, 1])
        expect(drop([1], side: 1), [1])
    }

    @Test func `a pixel that a border splits loses a hundredth`() {
        // Pixels of two thirds of a cell: the middle one has 1/3 in the first cell and 1/3 − 0.01 · 2/3 in the next.
        expect(drop([0, 1, 0], side: 2), [0.333_333, 0.326_667])
        expect(drop([1, 1, 1], side: 2), [1, 0.993_333])
    }

    @Test func `a picture smaller than the box is enlarged by a power of two`() {
        expect(drop([0.5], side: 2), [0.5, 0.5])
        // Three pixels twice each on five cells, of which each is 5/6 long.
        expect(drop([1, 0, 0], side: 5), [0.833_333 + 0.166_667, 0.825 - 0.166_667, 0, 0, 0])
    }

    @Test func `padding before and behind the row stays empty`() {
        expect(drop([0.7], offset: 1, square: 3, side: 3), [0, 0.7, 0])
        expect(drop([1, 1], offset: 1, square: 4, side: 2), [0.5, 0.5])
    }

    @Test(arguments: 1...30)
    func `rows are dropped as columns are, and hardly any ink is lost`(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let row = (0..<count).map { _ in random.unit() }
        let (offset, padding) = (Int(random.next() % 4), Int(random.next() % 4))
        let square = count + offset + padding
        let across = drop(row, offset: offset, square: square, side: 20)
        let down = FootprintTaps(count: count, offset: offset, square: square, side: 20)
            .resampleRows(of: GrayRaster(width: 1, height: count, pixels: row), side: 20)
        #expect(down.width == 1 && down.height == 20)
        expect(down.pixels, across)
        // A pixel covers 20 / square cells of the box, and at most a hundredth of that is lost.
        let ink = row.reduce(0, +) * 20 / Float(square)
        let left = across.reduce(0, +)
        #expect(left <= ink * 1.000_01 && left >= ink * 0.989)
        // Nothing is dropped beyond the pixels' own stretch of the box.
        let reach = Float(20) / Float(square)
        for (cell, value) in across.enumerated() where value > 0 {
            #expect(Float(cell + 1) > reach * Float(offset) - 1e-4)
            #expect(Float(cell) < reach * Float(offset + count))
        }
    }
}
