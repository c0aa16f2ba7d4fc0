import Preprocessing
import Raster
import Testing

@testable import DigitReading
@testable import DigitSheets

struct BoxPatchTests {
    @Test(arguments: [(14.0, 14.0), (30, 16), (5, 12)])
    func `a patch has the photo's pixels per millimeter, within bounds`(
        photo: Double, patch: Double
    ) throws {
        let box = try SheetBox(scale: photo).patch()
        #expect(abs(box.scale - patch) < 1e-6)
        // The box and 2.2 mm around it.
        #expect(distance(box.origin, [2.8, 2.8]) < 1e-9)
        #expect(box.ink.width == Int((14.4 * patch).rounded()))
        #expect(box.ink.height == Int((16.4 * patch).rounded()))
    }

    @Test func `the distance from the line is that from a rectangle with round corners`() throws {
        let patch = try SheetBox(scale: 14).patch()
        func off(_ place: SheetPoint) -> Double {
            let pixel = (place - patch.origin) * patch.scale
            return patch.distance(Int(pixel.x.rounded(.down)), Int(pixel.y.rounded(.down)))
        }
        // Half a pixel is 0.036 mm.
        for (place, wanted) in [
            ([10, 11], -5), ([6, 11], -1), ([5, 11], 0), ([15.7, 11], 0.7), ([10, 16], -1),
            ([10, 18], 1),
            // The corner of the rectangle is outside of its round line: 1.2 (√2 − 1).
            ([5, 5], 0.497), ([15, 17], 0.497),
        ] as [(SheetPoint, Double)] {
            #expect(abs(off(place) - wanted) < 0.06, "\(place)")
        }
    }

    @Test func `the printed line is divided out, a stroke across it stays`() throws {
        let bare = try SheetBox(scale: 14).patch()
        #expect((bare.ink.pixels.max() ?? 1) < 0.05)
        var crossed = try SheetBox(scale: 14)
        // From the middle of the box over its right line to the neighbor.
        crossed.stroke(x: 10...17, y: 10.4...11.6)
        let patch = try crossed.patch()
        for x in [12.0, 15, 16.5] {
            let pixel = (SheetPoint(x, 11) - patch.origin) * patch.scale
            #expect(patch.ink[Int(pixel.x), Int(pixel.y)] > 0.8, "\(x)")
        }
        let above = (SheetPoint(15, 8) - patch.origin) * patch.scale
        #expect(patch.ink[Int(above.x), Int(above.y)] < 0.05)
    }

    @Test(arguments: [0.0, 0.15, 0.25])
    func `a photo that is sharper than usual is blurred to the usual blur`(blur: Double) throws {
        var box = try SheetBox(scale: 14)
        box.stroke(x: 8...12, y: 7...15)
        let patch = try box.patch(blur: blur)
        let row = Int((11 - patch.origin.y) * patch.scale)
        let profile = (0..<Int((10 - patch.origin.x) * patch.scale)).map { patch.ink[$0, row] }
        // Where the ink rises through a part of its full strength, between two pixels.
        func crossing(_ level: Float) throws -> Double {
            let step = try #require(
                profile.indices.dropLast().last { profile[$0] < level && profile[$0 + 1] >= level })
            return Double(step)
                + Double((level - profile[step]) / (profile[step + 1] - profile[step]))
        }
        let full = profile.last ?? 0
        let width = try (crossing(0.75 * full) - crossing(0.25 * full)) / patch.scale
        // The photo itself has no blur but that of its pixels, of 0.07 mm; what is said to be there is not added.
        let added = (0.25 * 0.25 - blur * blur).squareRoot()
        #expect(abs(width - 1.349 * added) < 0.06)
    }

    @Test func `a photo more blurred than usual is sharpened, and no ink gets below paper`() throws
    {
        var box = try SheetBox(scale: 14)
        box.stroke(x: 9...11, y: 7...15)
        box.blur(pixels: 5)
        func peak(_ blur: Double) throws -> Float {
            try box.patch(blur: blur).ink.pixels.max() ?? 0
        }
        #expect(try peak(0.4) > peak(0.25))
        #expect(try box.patch(blur: 0.4).ink.pixels.allSatisfy { $0 >= 0 })
    }
}
