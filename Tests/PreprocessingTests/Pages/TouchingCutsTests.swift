import Preprocessing
import Raster
import Testing

struct TouchingCutsTests {
    /// Two rings that touch.
    private let rings = mask([
        ".###...###.",
        "#...#.#...#",
        "#...#.#...#",
        "#...###...#",
        "#...#.#...#",
        "#...#.#...#",
        ".###...###.",
    ])

    private func cuts(
        _ mask: BinaryMask, thickest: Int = 3, spacing: Int = 2
    ) -> [TouchingCuts.Cut] {
        TouchingCuts(of: marks(mask)[0], thickest: thickest, spacing: spacing, limit: 8).cuts
    }

    @Test func `the cheapest cut runs where two digits touch`() throws {
        let best = try #require(cuts(rings).min { $0.ink < $1.ink })
        #expect(best.ink == 1)
        #expect(best.middle == 5)
    }

    @Test func `the parts between cuts are the mark again`() throws {
        let mark = marks(rings)[0]
        let cut = try #require(cuts(rings).min { $0.ink < $1.ink })
        let left = try #require(mark.part(after: nil, before: cut))
        let right = try #require(mark.part(after: cut, before: nil))
        #expect(left.area + right.area == mark.area)
        #expect(left.union(right).mask(in: mark.box) == rings)
        #expect(left.box.width < 7 && right.box.width < 7)
    }

    @Test func `a cut follows the gap between leaning digits`() throws {
        let leaning = mask([
            "....#.....#",
            "...#.....#.",
            "..#.....#..",
            ".#.....#...",
            "###########",
        ])
        let best = try #require(cuts(leaning).min { $0.ink < $1.ink })
        #expect(best.ink == 1)
        #expect(best.columns[0] > best.columns[4])
    }

    @Test func `cuts do not cross each other and keep their distance`() {
        let found = cuts(rings, thickest: 7, spacing: 2)
        #expect(found.count > 1)
        for (left, right) in zip(found, found.dropFirst()) {
            #expect(right.middle - left.middle >= 2)
            #expect(zip(left.columns, right.columns).allSatisfy { $0 <= $1 })
        }
    }

    @Test func `thick ink is not cut`() {
        let block = BinaryMask(width: 9, height: 9, pixels: [UInt8](repeating: 1, count: 81))
        #expect(cuts(block).isEmpty)
    }
}
