import SystemLibraries
import Testing

@testable import DigitSheets

struct PageWarpTests {
    /// Places all over the page, 20 mm apart and less.
    private let places = (0...9).flatMap { x in
        (0...12).map { y in
            SheetGeometry.frame * [Double(x) / 9, Double(y) / 12]
        }
    }

    /// A flat page that is seen from above, 4 pixels per millimeter.
    private func flat(_ place: SheetPoint) -> SheetPoint { 4 * place + [30, 50] }

    /// A page whose left and right sides are bent to the right, by 2 mm, and whose lower corners go up by 1 mm.
    private func bend(_ place: SheetPoint) -> SheetPoint {
        let half = SheetGeometry.frame / 2
        let (u, v) = ((place.x - half.x) / half.x, (place.y - half.y) / half.y)
        return [2 * u * u, -0.5 * u * u * (v + 1)]
    }

    private func warp(_ photo: (SheetPoint) -> SheetPoint) throws -> PageWarp {
        let corners: [SheetPoint] = [[0, 0], [186, 0], [186, 255], [0, 255]]
        return try #require(
            PageWarp(flat: corners.map { PageWarp.Anchor(place: $0, photo: photo($0)) }))
    }

    private func anchors(_ photo: (SheetPoint) -> SheetPoint) -> [PageWarp.Anchor] {
        places.map { PageWarp.Anchor(place: $0, photo: photo($0)) }
    }

    /// The greatest distance in millimeters of a place of the page from where the warp has it.
    private func miss(_ warp: PageWarp, _ photo: (SheetPoint) -> SheetPoint) -> Double {
        // Between the anchors.
        places.map { $0 * 0.97 + [2, 3] }
            .map { distance(warp.photo($0), photo($0)) / 4 }.max() ?? .infinity
    }

    @Test func `a flat page is mapped as its corners are, with or without a bend`() throws {
        var warp = try warp(flat)
        #expect(miss(warp, flat) < 1e-9)
        warp.bend(to: [])
        #expect(miss(warp, flat) < 1e-9)
        warp.bend(to: anchors(flat))
        #expect(miss(warp, flat) < 1e-6)
    }

    @Test func `three places determine no page`() {
        let three: [SheetPoint] = [[0, 0], [186, 0], [186, 255]]
        #expect(PageWarp(flat: three.map { PageWarp.Anchor(place: $0, photo: flat($0)) }) == nil)
        #expect(PageWarp(flat: []) == nil)
    }

    @Test func `a bent page fits between the anchors`() throws {
        let bent = { flat($0 + bend($0)) }
        var warp = try warp(flat)
        #expect(miss(warp, bent) > 1)
        warp.bend(to: anchors(bent))
        #expect(miss(warp, bent) < 0.03)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `one anchor in five may be anywhere`(seed: UInt64) throws {
        let bent = { flat($0 + bend($0)) }
        var random = SeededGenerator(seed: seed)
        let seen = anchors(bent).map { anchor -> PageWarp.Anchor in
            var anchor = anchor
            // Three millimeters off, in any direction.
            if random.chance(0.2) {
                let angle = random.uniform(0, 6.28)
                let way = random.chance(0.5) ? SheetPoint(1, 0) : SheetPoint(0, 1)
                anchor.photo += 12 * (angle > 3.14 ? -way : way)
            }
            return anchor
        }
        var warp = try warp(flat)
        warp.bend(to: seen)
        #expect(miss(warp, bent) < 0.15)
    }

    @Test func `where anchors disagree a little, their importance weighs them`() throws {
        var warp = try warp(flat)
        // Three to one for 0.1 mm to the right, against 0.1 mm to the left: 0.05 mm.
        let right = places.map {
            PageWarp.Anchor(place: $0, photo: flat($0 + [0.1, 0]), importance: 3)
        }
        let left = places.map { PageWarp.Anchor(place: $0, photo: flat($0 - [0.1, 0])) }
        warp.bend(to: right + left)
        #expect(miss(warp) { flat($0 + [0.05, 0]) } < 0.002)
    }

    @Test func `the resolution is that of the direction that has most`() throws {
        func resolution(_ photo: (SheetPoint) -> SheetPoint) throws -> Double {
            try warp(photo).resolution(at: [90, 120])
        }
        #expect(try abs(resolution(flat) - 4) < 1e-6)
        #expect(try abs(resolution { [3 * $0.x, 5 * $0.y] } - 5) < 1e-6)
        // Turned by a right angle it is the same.
        #expect(try abs(resolution { [-5 * $0.y, 3 * $0.x] } - 5) < 1e-6)
        // The greater singular value of (1 1; 0 1) is the golden ratio.
        #expect(try abs(resolution { [$0.x + $0.y, $0.y] } - 1.618_034) < 1e-6)
    }
}
