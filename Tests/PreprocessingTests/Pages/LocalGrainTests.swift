import Preprocessing
import Raster
import Testing

struct LocalGrainTests {
    @Test func `grain is told where it is`() {
        var ink = GrayRaster(width: 400, height: 400)
        for row in 0..<400 { for column in 0..<200 { ink[column, row] = 0.1 } }
        let grain = LocalGrain(of: ink)
        #expect(grain.grain(around: PixelBox(x: 40, y: 40, width: 20, height: 30)) > 0.09)
        #expect(grain.grain(around: PixelBox(x: 300, y: 40, width: 20, height: 30)) == 0)
    }

    @Test func `a stroke that fills a tile is not its own grain`() {
        var ink = GrayRaster(width: 400, height: 400)
        for row in 100..<300 { for column in 180..<210 { ink[column, row] = 0.9 } }
        let grain = LocalGrain(of: ink)
        #expect(grain.grain(around: PixelBox(x: 180, y: 100, width: 30, height: 200)) == 0)
    }
}
