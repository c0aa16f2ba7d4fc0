import Raster
import SystemLibraries
import Testing

@testable import DigitSheets

struct DarkQuadsTests {
    /// A picture of 600 by 600 pixels, in which dark squares of up to 37 pixels are told from the paper.
    private func page(_ paint: (inout GrayRaster) -> Void) -> GrayRaster {
        var page = GrayRaster(width: 600, height: 600, filledWith: 200)
        paint(&page)
        return page
    }

    /// The corners in an order that does not depend on where they begin.
    private func ordered(_ corners: [SheetPoint]) -> [SheetPoint] {
        corners.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
    }

    /// Twice the area of the triangle of three places, positive where they turn clockwise on the screen.
    private func turn(_ a: SheetPoint, _ b: SheetPoint, _ c: SheetPoint) -> Double {
        (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
    }

    @Test func `the hull of a square has its four corners, clockwise from the left`() {
        let corners: [SheetPoint] = [[0, 0], [4, 0], [4, 4], [0, 4]]
        let others: [SheetPoint] = [[2, 0], [4, 1], [1, 1], [2, 3], [0, 0], [4, 4], [0, 2]]
        #expect(DarkQuads.hull(of: others + corners.reversed()) == corners)
        #expect(DarkQuads.hull(of: [[3, 1], [1, 1], [2, 1], [1, 1]]) == [[1, 1], [3, 1]])
        #expect(DarkQuads.hull(of: []).isEmpty)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a hull turns right at each corner and has no place outside`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Whole numbers of which many are equal or in line.
        let places = (0..<60).map { _ in
            SheetPoint(Double(random.next() % 12), Double(random.next() % 12))
        }
        let hull = DarkQuads.hull(of: places)
        #expect(hull.count >= 3 && hull.allSatisfy(places.contains))
        for (number, corner) in hull.enumerated() {
            let next = hull[(number + 1) % hull.count]
            #expect(turn(corner, next, hull[(number + 2) % hull.count]) > 0)
            #expect(places.allSatisfy { turn(corner, next, $0) >= 0 })
        }
    }

    @Test func `dark squares are found where they are`() throws {
        let page = page {
            $0.fill(20..<50, 30..<60, 30)
            $0.fill(400..<412, 500..<518, 90)
        }
        let quads = DarkQuads(in: page).quads
        try #require(quads.count == 2)
        #expect(ordered(quads[0]) == [[20, 30], [50, 30], [20, 60], [50, 60]])
        #expect(ordered(quads[1]) == [[400, 500], [412, 500], [400, 518], [412, 518]])
        // Clockwise: each corner is followed by the one to its right as seen from the middle.
        #expect(quads.allSatisfy { turn($0[0], $0[1], $0[2]) > 0 && turn($0[2], $0[3], $0[0]) > 0 })
    }

    @Test func `a square that stands on its corner is found to a pixel`() throws {
        let middle = SheetPoint(300, 200)
        let page = page { page in
            for y in 180..<220 {
                for x in 280..<320 {
                    let off = SheetPoint(Double(x) + 0.5, Double(y) + 0.5) - middle
                    if abs(off.x) + abs(off.y) <= 18 { page[x, y] = 30 }
                }
            }
        }
        let quads = DarkQuads(in: page).quads
        try #require(quads.count == 1)
        let corners: [SheetPoint] = [[300, 182], [282, 200], [318, 200], [300, 218]]
        for corner in corners {
            #expect(quads[0].contains { distance($0, corner) < 1.5 }, "\(quads[0])")
        }
    }

    @Test(arguments: [(9, 10, false), (10, 10, true), (10, 40, true), (10, 41, false)])
    func `squares may be so small and so long`(width: Int, height: Int, isFound: Bool) {
        let page = page { $0.fill(100..<100 + width, 100..<100 + height, 30) }
        #expect(DarkQuads(in: page).quads.isEmpty != isFound)
        let lying = self.page { $0.fill(100..<100 + height, 100..<100 + width, 30) }
        #expect(DarkQuads(in: lying).quads.isEmpty != isFound)
        #expect(DarkQuads(in: page, leastSide: 5).quads.isEmpty == (height > 4 * width))
    }

    @Test func `discs, thin outlines and what is hardly darker than paper are none`() {
        let disc = page { page in
            for y in 280..<320 {
                for x in 280..<320
                where distance([Double(x) + 0.5, Double(y) + 0.5], [300, 300]) < 16 {
                    page[x, y] = 30
                }
            }
        }
        #expect(DarkQuads(in: disc).quads.isEmpty)
        let outline = page {
            $0.fill(100..<136, 100..<136, 30)
            $0.fill(102..<134, 102..<134, 200)
        }
        #expect(DarkQuads(in: outline).quads.isEmpty)
        // A mark has less than 62 % of the paper's light.
        #expect(DarkQuads(in: page { $0.fill(100..<130, 100..<130, 122) }).quads.count == 1)
        #expect(DarkQuads(in: page { $0.fill(100..<130, 100..<130, 126) }).quads.isEmpty)
    }

    @Test func `light may fall to a quarter across the page`() {
        let row = (0..<600).map { 240 - 0.3 * Float($0) }
        var shaded = GrayRaster(
            width: 600, height: 600,
            pixels: [[Float]](repeating: row, count: 600).flatMap(\.self))
        for left in [20, 290, 560] {
            for y in 100..<125 { for x in left..<left + 25 { shaded[x, y] *= 0.2 } }
        }
        #expect(DarkQuads(in: shaded).quads.count == 3)
    }

    @Test func `bare paper, the dark and a single pixel have none`() {
        #expect(DarkQuads(in: page { _ in }).quads.isEmpty)
        #expect(DarkQuads(in: GrayRaster(width: 60, height: 40)).quads.isEmpty)
        #expect(DarkQuads(in: GrayRaster(width: 1, height: 1, filledWith: 9)).quads.isEmpty)
    }
}
