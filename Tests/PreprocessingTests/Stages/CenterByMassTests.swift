import MNIST
import Preprocessing
import Raster
import Testing

struct CenterByMassTests {
    @Test(arguments: 0..<40)
    func `the center of mass comes to 14, give or take half a pixel`(_ seed: Int) throws {
        var generator = SeededNoise(seed: UInt64(seed))
        var ink = GrayRaster(width: 20, height: 20)
        let left = Int(generator.value(within: 5)) + 5
        let top = Int(generator.value(within: 5)) + 5
        for y in top..<top + 9 {
            for x in left..<left + 7 { ink[x, y] = abs(generator.value(within: 1)) }
        }
        let result = try Workpiece(ink: ink).after(CenterByMass())
        let centered = try result.inkMap()
        let center = CenterOfMass(of: centered)
        #expect(center.x - 0.5 > 13.5 && center.x - 0.5 <= 14.5)
        #expect(center.y - 0.5 > 13.5 && center.y - 0.5 <= 14.5)
        #expect(abs(centered.sum - ink.sum) < 1e-3, "no ink is lost")
        #expect(result.image?.pixels == centered.pixels.map { UInt8((255 * $0).rounded()) })
    }

    @Test func `the view still tells where the pixels come from`() throws {
        var ink = GrayRaster(width: 20, height: 20)
        ink[3, 16] = 1
        var workpiece = Workpiece(ink: ink)
        workpiece.view = PhotoView(x: 50, y: 60, scale: 4)
        let result = try workpiece.after(CenterByMass())
        let peak = try #require(result.inkMap().mask(above: 0.5).boundingBox)
        #expect(result.view.x + Double(peak.x) * 4 == 50 + 3 * 4)
        #expect(result.view.y + Double(peak.y) * 4 == 60 + 16 * 4)
    }

    @Test func `a digit is moved by ten pixels at most, and cut off beyond the picture`() throws {
        // The center of mass is in the middle of 60 by 60 pixels.
        var ink = GrayRaster(width: 60, height: 60)
        ink[30, 30] = 1.5
        ink[29, 29] = 1.5
        ink[10, 10] = 0.25
        ink[49, 49] = 0.25
        ink[9, 20] = -1
        ink[50, 39] = -1
        var workpiece = Workpiece(ink: ink)
        workpiece.view = PhotoView(x: 100, y: 200, scale: 2)
        let result = try workpiece.after(CenterByMass())
        #expect(result.view == PhotoView(x: 120, y: 220, scale: 2))
        let image = try #require(result.image)
        #expect(image[0, 0] == 64 && image[20, 20] == 255 && image[19, 19] == 255)
        let sum = image.pixels.reduce(0) { (sum: Int, level: UInt8) in sum + Int(level) }
        #expect(sum == 64 + 2 * 255)
    }

    @Test func `a digit that fills the picture stays, its first and last pixels with it`() throws {
        var ink = GrayRaster(width: 28, height: 28)
        for (x, y) in [(0, 0), (27, 0), (0, 27), (27, 27), (14, 14), (14, 14)] { ink[x, y] = 1 }
        ink[14, 14] = 0.5
        // Its center lies at 14.06, so that nothing is moved.
        let image = try #require(try Workpiece(ink: ink).after(CenterByMass()).image)
        #expect(image.pixels == ink.pixels.map { UInt8((255 * $0).rounded()) })
    }

    @Test func `the center of mass is noted to hundredths`() throws {
        var page = Workpiece(ink: GrayRaster(width: 20, height: 20))
        page.ink?[3, 7] = 1
        page.ink?[4, 7] = 0.5
        var notes = StageNotes(isRecording: true)
        try CenterByMass().process(&page, notes: &notes)
        // A third of the way from 3.5 to 4.5.
        #expect(
            notes.measurements.map(\.reason) == [
                "center of mass at 3.83", "center of mass at 7.5",
            ])
    }
}
