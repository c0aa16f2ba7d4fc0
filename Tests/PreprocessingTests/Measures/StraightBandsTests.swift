import Raster
import Testing

@testable import Preprocessing

struct StraightBandsTests {
    private func bands(
        _ boxes: [PixelBox], length: Int = 10, borderBonus: Int = 0,
        extent: StraightBands.Extent = .padded
    ) -> [StraightBands.Band] {
        StraightBands(
            in: BinaryMask(width: 40, height: 24, boxes: boxes), length: length, runPerRise: 24,
            borderBonus: borderBonus, extent: extent
        ).bands
    }

    @Test func `a band has runs of the least length`() {
        #expect(bands([box(15, 8, 10, 2)], extent: .ink).map(\.box) == [box(15, 8, 10, 2)])
        #expect(bands([box(15, 8, 9, 2)]).isEmpty && bands([]).isEmpty)
    }

    @Test func `at the border a run counts as longer only by the bonus`() {
        let border = BinaryMask(width: 40, height: 24, boxes: [box(0, 8, 9, 2)])
        #expect(StraightBands(in: border, length: 10, runPerRise: 24, extent: .ink).bands.isEmpty)
        #expect(bands([box(0, 8, 6, 2)], borderBonus: 4).count == 1)
        #expect(bands([box(0, 8, 5, 2)], borderBonus: 4).isEmpty)
        #expect(bands([box(34, 8, 6, 2)], borderBonus: 4).count == 1)
        #expect(bands([box(1, 8, 9, 2)], borderBonus: 4).isEmpty)
    }

    @Test func `a padded band has a row more above and below`() {
        #expect(bands([box(15, 8, 10, 2)]).map(\.box) == [box(15, 7, 10, 4)])
    }

    @Test(arguments: [(1, 1), (2, 0)])
    func `short runs are joined over a rise of one row`(rise: Int, count: Int) {
        // Neither half is long enough by itself. The upper one ends three rows below its top.
        let halves = [box(5, 8, 12, 2), box(17, 8 + 2 * rise, 12, 2)]
        #expect(bands(halves, length: 16).count == count)
    }

    @Test func `runs of one band come from the top, each with its row`() throws {
        let band = try #require(bands([box(15, 8, 10, 3), box(15, 16, 12, 2)], extent: .ink).first)
        #expect(band.runs.map(\.row) == [8, 9, 10])
        #expect(band.runs.allSatisfy { $0.columns == 15..<25 })
    }
}
