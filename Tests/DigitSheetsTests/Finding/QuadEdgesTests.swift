import Raster
import Testing

@testable import DigitSheets

struct QuadEdgesTests {
    /// Paper with a dark quadrilateral whose edges are a slope of two pixels: halfway at the edges themselves.
    ///
    /// Corners come clockwise on the screen.
    private func picture(
        _ corners: [SheetPoint], dark: Double = 20, bright: Double = 220
    ) -> GrayRaster {
        let sides = corners.indices.map { number -> (start: SheetPoint, outward: SheetPoint) in
            let way = corners[(number + 1) % corners.count] - corners[number]
            return (corners[number], SheetPoint(way.y, -way.x) / distance(way, .zero))
        }
        return GrayRaster(100, 90) { place in
            let off = sides.map { ((place - $0.start) * $0.outward).sum() }.max() ?? 0
            return dark + (bright - dark) * min(max(off / 2 + 0.5, 0), 1)
        }
    }

    private let upright: [SheetPoint] = [
        [20.3, 15.25], [60.7, 15.25], [60.7, 50.5], [20.3, 50.5],
    ]
    private let askew: [SheetPoint] = [[30.2, 12.6], [71.9, 21.4], [64.3, 63.8], [18.1, 50.5]]

    @Test func `levels between four pixels are interpolated, and the border's go on beyond it`() {
        let gray = GrayRaster(width: 2, height: 2, pixels: [0, 100, 200, 40])
        #expect(gray.value(at: [0.5, 0.5]) == 0)
        #expect(gray.value(at: [1.5, 1.5]) == 40)
        #expect(gray.value(at: [1, 0.5]) == 50)
        #expect(gray.value(at: [0.5, 0.75]) == 50)
        #expect(gray.value(at: [1, 1]) == 85)
        #expect(gray.value(at: [-7, 0.5]) == 0)
        #expect(gray.value(at: [9, -3]) == 100)
        #expect(gray.value(at: [1, 99]) == 120)
    }

    @Test func `corners are found to hundredths of a pixel from two pixels away`() throws {
        for quad in [upright, askew] {
            let edges = QuadEdges(gray: picture(quad))
            let shifts: [SheetPoint] = [[1.5, -1], [-1, 1.5], [0.5, 2], [-2, -1]]
            let guess = zip(quad, shifts).map { $0 + $1 }
            let found = try #require(edges.corners(near: guess, within: 4))
            #expect(distance(found, quad) < 0.03)
            // The other way round, and from another corner on: in the order in which they were given.
            let other = Array(guess.reversed())
            let turned = try #require(edges.corners(near: other, within: 4))
            #expect(distance(turned, Array(quad.reversed())) < 0.03)
        }
    }

    @Test func `what touches a part of an edge does not move it`() throws {
        var touched = picture(upright)
        // A stroke two pixels thick along a fifth of the right edge.
        for y in 24..<31 { for x in 59..<63 { touched[x, y] = 20 } }
        let found = try #require(QuadEdges(gray: touched).corners(near: upright, within: 3))
        #expect(distance(found, upright) < 0.1)
    }

    @Test func `an edge with too little contrast or beyond reach is none`() {
        func isFound(_ picture: GrayRaster, _ shift: Double = 0, within reach: Double = 3) -> Bool {
            let guess = upright.map { $0 + [shift, 0] }
            return QuadEdges(gray: picture).corners(near: guess, within: reach) != nil
        }
        #expect(isFound(picture(upright, dark: 100, bright: 122)))
        #expect(!isFound(picture(upright, dark: 100, bright: 120)))
        // Light on dark is no mark.
        #expect(!isFound(picture(upright, dark: 220, bright: 20)))
        #expect(!isFound(picture(upright), 8))
        #expect(isFound(picture(upright), 8, within: 10))
        // One of the four sides is missing: the dark goes on to the right.
        var open = picture(upright)
        open.fill(50..<100, 10..<56, 20)
        #expect(!isFound(open))
    }
}
