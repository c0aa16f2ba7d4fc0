import MNIST
import Preprocessing
import Raster
import Testing

@testable import DigitReading

struct StraightEdgeTests {
    private func edge(_ levels: [Int]) -> StraightEdge? {
        StraightEdge(levels, sway: LineProbe.Settings().sway, StraightEdge.Settings())
    }

    /// Levels of 100 columns that rise by so many pixels a column from 20 on.
    private func levels(slope: Double) -> [Int] {
        (0..<100).map { Int((20 + slope * Double($0)).rounded()) }
    }

    @Test(arguments: [0.0, 0.1, -0.2, 0.34])
    func `a straight edge has its slope and level`(slope: Double) throws {
        let line = try #require(edge(levels(slope: slope)))
        #expect(abs(line.slope - slope) < 0.02)
        for column in [0, 40, 99] {
            #expect(abs(line.level(at: column) - 20 - slope * Double(column)) < 1)
            #expect(line.isOn(column, 20 + slope * Double(column)))
            // A pixel and a half is the rounding and the paper's waviness.
            #expect(!line.isOn(column, 23 + slope * Double(column)))
        }
    }

    @Test func `a line is not steeper than 19 degrees`() {
        #expect(edge(levels(slope: 0.36)) == nil)
        #expect(edge(levels(slope: -0.36)) == nil)
    }

    @Test func `one column in five may stick out, one in three may not`() throws {
        var some = levels(slope: 0)
        for column in 40..<56 { some[column] = 2 }
        let line = try #require(edge(some))
        #expect(line.slope == 0 && line.level(at: 50) == 20)
        for column in 56..<66 { some[column] = 2 }
        #expect(edge(some) == nil)
        // An arc.
        #expect(edge((0..<100).map { 20 + ($0 - 50) * ($0 - 50) / 100 }) == nil)
    }

    @Test func `the ends of an edge may be anything, its middle has ink in every column`() throws {
        var ends = levels(slope: 0.1)
        for column in [0, 5, 11, 88, 99] { ends[column] = .max }
        #expect(try abs(#require(edge(ends)).slope - 0.1) < 0.02)
        ends[50] = .max
        #expect(edge(ends) == nil)
        ends[50] = .min
        #expect(edge(ends) == nil)
    }

    @Test func `one column says nothing`() {
        #expect(edge([]) == nil)
        #expect(edge([3]) == nil)
        #expect(edge([3, 3]) != nil)
    }

    @Test(arguments: [(0.0, 0.0), (0.2, -0.1), (-0.2, 0.3)])
    func `two lines cross where both are`(down: Double, across: Double) throws {
        let (one, other) = (
            try #require(edge(levels(slope: down))), try #require(edge(levels(slope: across)))
        )
        let place = one.crossing(other)
        #expect(abs(place.y - one.level(at: 0) - one.slope * place.x) < 1e-9)
        #expect(abs(place.x - other.level(at: 0) - other.slope * place.y) < 1e-9)
        if down == 0 { #expect(place == [20, 20]) }
    }

    /// An L on column 10, row 5: an upright of two by six pixels, and a foot of four more.
    @Test func `the outermost ink of an L is its outline from each side`() {
        let mark = PageMark(
            runs: (5..<9).map { PixelRun(row: $0, columns: 10..<12) }
                + (9..<11).map { PixelRun(row: $0, columns: 10..<16) })
        let ink = OutermostInk(of: mark)
        #expect(ink.tops == [0, 0, 4, 4, 4, 4])
        #expect(ink.bottoms == [5, 5, 5, 5, 5, 5])
        #expect(ink.lefts == [0, 0, 0, 0, 0, 0])
        #expect(ink.rights == [1, 1, 1, 1, 5, 5])
    }

    @Test func `a row in pieces counts from its first to its last pixel`() {
        let mark = PageMark(runs: [
            PixelRun(row: 0, columns: 6..<8), PixelRun(row: 0, columns: 0..<2),
            PixelRun(row: 1, columns: 0..<8),
        ])
        let ink = OutermostInk(of: mark)
        #expect(ink.lefts == [0, 0] && ink.rights == [7, 7])
        #expect(ink.tops == [0, 0, 1, 1, 1, 1, 0, 0])
        let dot = OutermostInk(of: PageMark(runs: [PixelRun(row: 3, columns: 4..<5)]))
        #expect(dot.tops == [0] && dot.bottoms == [0] && dot.lefts == [0] && dot.rights == [0])
    }
}
