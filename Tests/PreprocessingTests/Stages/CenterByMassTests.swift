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
}
