import Preprocessing
import Raster
import Testing

/// Cuts at the limits, and pixel by pixel.
struct TouchingCutsBoundsTests {
    private func cuts(
        _ lines: [String], thickest: Int = 1, spacing: Int = 2, limit: Int = 8,
        _ change: (inout TouchingCuts.Settings) -> Void = { _ in }
    ) -> [TouchingCuts.Cut] {
        let runs = lines.enumerated().flatMap { row, line in
            line.enumerated().filter { $1 == "#" }.map {
                PixelRun(row: row, columns: $0.offset..<$0.offset + 1)
            }
        }
        var settings = TouchingCuts.Settings()
        change(&settings)
        return TouchingCuts(
            of: PageMark(runs: runs), thickest: thickest, spacing: spacing, limit: limit,
            settings: settings
        ).cuts
    }

    /// Two blocks joined by a bridge of some rows.
    private func joined(by bridge: Int) -> [String] {
        (0..<6).map { $0 < bridge ? "#######" : "###.###" }
    }

    @Test(arguments: [(2, 1), (3, 0)])
    func `a cut crosses as much ink as may be, and no more`(bridge: Int, count: Int) {
        let found = cuts(joined(by: bridge), thickest: 2)
        #expect(found.count == count)
        if let cut = found.first {
            #expect(cut.columns == [3, 3, 3, 3, 3, 3] && cut.ink == 2 && cut.middle == 3)
        }
    }

    @Test func `a pixel of ink costs one, in whichever row`() {
        func count(_ lines: [String], thickest: Int) -> Int {
            cuts(lines, thickest: thickest) { $0.mostAside = 0 }.count
        }
        for thickest in 0...3 {
            #expect(count(joined(by: thickest), thickest: thickest) == 1)
            #expect(count(joined(by: thickest).reversed(), thickest: thickest) == 1)
        }
    }

    @Test func `a bridge in the middle row counts once`() {
        let middle = ["###.###", "###.###", "###.###", "#######", "###.###", "###.###"]
        #expect(cuts(middle).map(\.ink) == [1])
        #expect(cuts(middle) { $0.mostAside = 0 }.count == 1)
        #expect(cuts(middle, thickest: 0).isEmpty)
    }

    @Test func `there are as many cuts as asked for, the cheapest first`() {
        let comb = ["#############", "###.###.#.###", "###.###.#.###", "###.#########"]
        // 1, 2 and 2 pixels.
        #expect(cuts(comb, thickest: 2).map(\.middle) == [3, 7, 9])
        #expect(cuts(comb, thickest: 2, limit: 2).map(\.middle) == [3, 7])
        #expect(cuts(comb, thickest: 2, limit: 1).map(\.middle) == [3])
        #expect(cuts(comb, thickest: 2, limit: 0).isEmpty)
        #expect(cuts(comb, thickest: 1).map(\.middle) == [3])
    }

    @Test func `cuts are apart by the spacing, and half of it from the sides`() {
        let slits = ["#########", "#.#.#.#.#", "#.#.#.#.#"]
        func middles(_ spacing: Int) -> [Int] { cuts(slits, spacing: spacing).map(\.middle) }
        #expect(middles(2) == [1, 3, 5, 7])
        #expect(middles(3) == [1, 5])
        #expect(middles(4) == [3])
        // A column from the sides at least, also without any spacing.
        #expect(cuts(["#.#", "#.#"], spacing: 1).map(\.columns) == [[1, 1]])
    }

    @Test(arguments: [1, 2, 3])
    func `a step between pixels that touch over a corner crosses one`(row: Int) throws {
        let shifted = (0..<6).map { $0 <= row ? "##.###" : "###.##" }
        // A pixel, and a quarter for the step.
        let found = cuts(shifted) { $0.mostAside = 0.25 }
        #expect(found.map(\.ink) == [1])
        let columns = try #require(found.first).columns
        #expect(columns.first == 2 && columns.last == 3)
        #expect(found.first?.middle == columns[3])
        #expect(cuts(shifted) { $0.mostAside = 0.24 }.isEmpty)
        #expect(cuts(shifted, thickest: 0).isEmpty)
    }

    @Test func `paths follow a gap that leans, free of ink`() {
        let leaning = ["#####..##", "####..###", "###..####", "##..#####"]
        #expect(cuts(leaning, thickest: 0).map(\.ink) == [0])
        #expect(cuts(leaning.map { String($0.reversed()) }, thickest: 0).map(\.ink) == [0])
        // From the very first column.
        #expect(cuts([".#####", "#.####", "#.####", ".#####"], thickest: 2).map(\.middle) == [1])
    }

    @Test func `of paths that cost the same the straight one is taken`() {
        let found = cuts(["#.##", "#..#", "#..#"], spacing: 1) { $0.stepAside = 1 }
        #expect(found.map(\.columns) == [[1, 1, 1], [2, 2, 2]])
    }

    @Test func `where nothing bends them paths are straight`() {
        let open = ["#.......#", "#.......#", "#########", "#.......#", "#.......#"]
        for cut in cuts(open) { #expect(Set(cut.columns).count == 1 && cut.ink == 1) }
        #expect(cuts(open).map(\.middle) == [1, 3, 5, 7])
    }

    @Test func `all steps aside cost no more than they may`() {
        // Two steps to the side and two back: four quarters of a pixel.
        let detour = [
            "##.#######", "##..######", "###..#####", "####.#####", "####.#####", "###..#####",
            "##..######", "##.#######",
        ]
        #expect(cuts(detour, thickest: 0) { $0.mostAside = 1 }.count == 1)
        #expect(cuts(detour, thickest: 0) { $0.mostAside = 0.99 }.isEmpty)
    }

    @Test func `a part between cuts has the ink right of the one and left of the other`() throws {
        let slits = cuts(["#########", "#.##.##.#", "#.##.##.#"], spacing: 3)
        #expect(slits.map(\.middle) == [1, 4, 7])
        let runs = [0, 1, 2].map { PixelRun(row: $0 + 50, columns: 20..<29) }
        let whole = PageMark(runs: runs, strength: 0.4)
        let part = try #require(whole.part(after: slits[0], before: slits[1]))
        #expect(part.box == box(21, 50, 3, 3) && part.area == 9 && part.strength == 0.4)
        #expect(whole.part(after: slits[1], before: slits[1]) == nil)
        let edge = try #require(whole.part(after: slits[2], before: nil))
        #expect(edge.box == box(27, 50, 2, 3))
        // A run of which nothing is left is no run.
        let short = PageMark(runs: [runs[0], PixelRun(row: 51, columns: 20..<21)])
        #expect(short.part(after: slits[0], before: nil)?.runs.count == 1)
    }

    @Test func `a path may begin in the first column and end in the last one`() {
        let first = [".####", "..###", "#.###", "#.###"]
        #expect(cuts(first, thickest: 0).map(\.ink) == [0])
        #expect(cuts(first.map { String($0.reversed()) }, thickest: 0).map(\.ink) == [0])
        #expect(cuts(first.reversed(), thickest: 0).map(\.ink) == [0])
    }
}
