import Raster
import SystemLibraries
import Testing

@testable import Preprocessing

struct LineFitTests {
    /// The runs of a mask drawn with `#` for ink.
    private func runs(_ lines: [String]) -> [PixelRun] {
        runs(of: mask(lines))
    }

    private func runs(of mask: BinaryMask) -> [PixelRun] {
        ConnectedComponents(of: mask, ink: GrayRaster(width: mask.width, height: mask.height)).runs
    }

    @Test func `a level line has its row, no slope and no deviation`() throws {
        let fit = try #require(LineFit(of: runs(["......", "..####", "......"])))
        #expect(fit.slope == 0 && fit.start == 1 && fit.deviation == 0)
        #expect(fit.columns == 2..<6 && fit.row(at: 100) == 1)
    }

    @Test func `two pixels beside each other are a line, what has one column is none`() throws {
        let fit = try #require(LineFit(of: runs(["....", "##.."])))
        #expect(fit.slope == 0 && fit.start == 1 && fit.columns == 0..<2)
        #expect(LineFit(of: runs([".#..", ".#..", ".#.."])) == nil)
        #expect(LineFit(of: runs(["..#."])) == nil && LineFit(of: []) == nil)
    }

    @Test func `the row is rounded, and may lie outside`() throws {
        let fit = try #require(LineFit(of: runs(["#...", ".#..", "..#.", "...#"])))
        #expect(abs(fit.slope - 1) < 1e-12 && abs(fit.start) < 1e-12 && fit.deviation < 1e-6)
        #expect(fit.row(at: 9) == 9 && fit.row(at: -3) == -3)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `the line has the least squares over all pixels`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var mask = BinaryMask(width: 40, height: 25)
        for _ in 0..<9 {
            let (x, y) = (Int(random.next() % 30), Int(random.next() % 25))
            mask.fill(box(x, y, 1 + Int(random.next() % 10), 1))
        }
        let fit = try #require(LineFit(of: runs(of: mask)))
        // Pixel by pixel, by the definition.
        let pixels = mask.pixels.indices.filter { mask.pixels[$0] == 1 }
            .map { (x: Double($0 % 40), y: Double($0 / 40)) }
        let count = Double(pixels.count)
        let (x, y) = (
            pixels.reduce(0) { $0 + $1.x } / count, pixels.reduce(0) { $0 + $1.y } / count
        )
        let slope =
            pixels.reduce(0) { $0 + ($1.x - x) * ($1.y - y) }
            / pixels.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
        let squares = pixels.reduce(0) {
            let off = $1.y - y - slope * ($1.x - x)
            return $0 + off * off
        }
        #expect(abs(fit.slope - slope) < 1e-9 && abs(fit.start - (y - slope * x)) < 1e-9)
        #expect(abs(fit.deviation - (squares / count).squareRoot()) < 1e-6)
        let columns = pixels.map { Int($0.x) }
        #expect(fit.columns.lowerBound == columns.min())
        #expect(fit.columns.upperBound - 1 == columns.max())
    }
}
