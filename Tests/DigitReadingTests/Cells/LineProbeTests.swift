import DigitSheets
import Raster
import Testing

@testable import DigitReading

struct LineProbeTests {
    /// A frame of 100 by 50 pixels with its upper left corner at 10, 10.
    private let frame: [SheetPoint] = [[10, 10], [110, 10], [110, 60], [10, 60]]

    private func probe(
        _ paint: (inout BinaryMask) -> Void, corners: [SheetPoint]? = nil
    ) throws -> LineProbe {
        var ink = BinaryMask(width: 130, height: 80)
        paint(&ink)
        let map = try #require(
            Homography(from: [[0, 0], [1, 0], [1, 1], [0, 1]], to: corners ?? frame))
        return LineProbe(map: map, ink: ink, size: [100, 50], settings: LineProbe.Settings())
    }

    private func fill(_ ink: inout BinaryMask, _ columns: Range<Int>, _ rows: Range<Int>) {
        for y in rows { for x in columns { ink[x, y] = true } }
    }

    @Test func `the cover of a line is the share of it that is ink`() throws {
        let probe = try probe { fill(&$0, 60..<61, 10..<35) }
        #expect(abs(probe.cover(at: 0.5, isUpright: true) - 0.5) < 0.05)
        #expect(probe.cover(at: 0.5, isUpright: true, along: 0...0.4) == 1)
        #expect(probe.cover(at: 0.5, isUpright: true, along: 0.6...1) == 0)
        // The next pixel on either side counts, two pixels off do not.
        #expect(probe.cover(at: 0.495, isUpright: true, along: 0...0.4) == 1)
        #expect(probe.cover(at: 0.475, isUpright: true, along: 0...0.4) == 0)
        // A level line crosses the ink in one place of fifty.
        #expect(probe.cover(at: 0.2, isUpright: false) < 0.05)
    }

    @Test func `a line may be broken in one place of seven`() throws {
        func isCovered(gap: Int) throws -> Bool {
            let probe = try probe {
                fill(&$0, 10..<110, 35..<36)
                for x in 50..<50 + gap { $0[x, 35] = false }
            }
            return probe.isCovered(at: 0.5, isUpright: false)
        }
        #expect(try isCovered(gap: 12))
        #expect(try !isCovered(gap: 20))
    }

    @Test func `lines are found with their middles and widths`() throws {
        let probe = try probe {
            // Lines of one, four and two pixels, and one that ends halfway.
            fill(&$0, 10..<11, 10..<60)
            fill(&$0, 48..<52, 10..<60)
            fill(&$0, 109..<111, 10..<60)
            fill(&$0, 80..<82, 10..<35)
        }
        let lines = probe.lines(areUpright: true, whole: false)
        try #require(lines.count == 3)
        // The middle of four pixels from 48 on is 50: 40 of 100 pixels from the frame's left side.
        for (line, place) in zip(lines, [0.005, 0.4, 1]) {
            #expect(abs(line.middle - place) < 0.015)
        }
        #expect(abs(lines[1].halfWidth - 0.02) < 0.006)
        #expect(lines[0].halfWidth < 0.012)
        #expect(probe.lines(areUpright: false, whole: false).isEmpty)
    }

    @Test func `a double line is one, lines a digit apart are two`() throws {
        func lines(apart distance: Int) throws -> [CellFrame.Line] {
            try probe {
                fill(&$0, 50..<52, 10..<60)
                fill(&$0, 50 + distance..<52 + distance, 10..<60)
            }.lines(areUpright: true, whole: false)
        }
        let double = try lines(apart: 6)
        try #require(double.count == 1)
        // From 50 to 58 pixels.
        #expect(abs(double[0].middle - 0.44) < 0.012 && abs(double[0].halfWidth - 0.04) < 0.01)
        #expect(try lines(apart: 14).count == 2)
    }

    @Test func `a stroke that ends before the frame's side is a line, but no whole one`() throws {
        let probe = try probe {
            fill(&$0, 40..<42, 10..<60)
            fill(&$0, 70..<72, 13..<60)
        }
        #expect(probe.lines(areUpright: true, whole: false).count == 2)
        let whole = probe.lines(areUpright: true, whole: true)
        #expect(whole.count == 1 && abs((whole.first?.middle ?? 0) - 0.31) < 0.012)
    }

    @Test func `in perspective a line is followed where it goes`() throws {
        // A line from the middle of the upper side to that of the lower one, which lies 20 pixels further left.
        let corners: [SheetPoint] = [[30, 10], [110, 10], [90, 60], [10, 60]]
        let probe = try probe(
            { ink in for y in 10..<60 { ink[Int(70 - 0.4 * (Double(y) + 0.5 - 10)), y] = true } },
            corners: corners)
        #expect(probe.isCovered(at: 0.5, isUpright: true))
        #expect(probe.cover(at: 0.6, isUpright: true) < 0.2)
    }

    @Test func `outside the picture is no ink, and an empty frame has no lines`() throws {
        let beyond: [SheetPoint] = [[-300, -300], [-200, -300], [-200, -250], [-300, -250]]
        let outside = try probe({ fill(&$0, 0..<130, 0..<80) }, corners: beyond)
        #expect(outside.cover(at: 0.5, isUpright: true) == 0)
        let map = try #require(
            Homography(from: [[0, 0], [1, 0], [1, 1], [0, 1]], to: frame))
        let flat = LineProbe(
            map: map, ink: BinaryMask(width: 130, height: 80), size: [0.5, 0.5],
            settings: LineProbe.Settings())
        #expect(flat.lines(areUpright: true, whole: false).isEmpty)
    }
}
