import Raster
import Testing

struct RunsTests {
    @Test func `only long runs stay`() {
        #expect(
            BinaryMask("###.##.#", "########").keepingRuns(ofAtLeast: 3)
                == BinaryMask("###.....", "########"))
    }

    @Test func `a run at the border counts as longer`() {
        #expect(
            BinaryMask("##.##.##").keepingRuns(ofAtLeast: 3, borderBonus: 1)
                == BinaryMask("##....##"))
        #expect(BinaryMask("##").keepingRuns(ofAtLeast: 4, borderBonus: 1) == BinaryMask("##"))
    }

    @Test func `runs across the eight-pixel steps are found whole`() {
        for start in 0..<20 {
            for length in 1..<12 {
                var mask = BinaryMask(width: 40, height: 1)
                for x in start..<start + length { mask[x, 0] = true }
                #expect(mask.keepingRuns(ofAtLeast: length) == mask)
                #expect(mask.keepingRuns(ofAtLeast: length + 1).isEmpty)
            }
        }
    }

    @Test func `a vertical run is counted within its rows`() {
        let mask = BinaryMask("#.", "#.", "#.", ".#", "#.")
        #expect(mask.verticalRunLength(x: 0, y: 1, within: 0..<5) == 3)
        #expect(mask.verticalRunLength(x: 0, y: 1, within: 1..<2) == 1)
        #expect(mask.verticalRunLength(x: 1, y: 1, within: 0..<5) == 0)
    }
}
