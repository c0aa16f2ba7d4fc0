import Raster
import Testing

struct DiscMorphologyTests {
    @Test(arguments: [3, 5, 9])
    func `a point grows to a disc of the diameter`(_ diameter: Int) {
        var point = GrayRaster(width: 21, height: 21)
        point[10, 10] = 1
        let disc = point.dilated(byDiscOf: diameter).mask(above: 0.5)
        #expect(disc.boundingBox?.width == diameter)
        #expect(disc.boundingBox?.height == diameter)
        #expect(disc == disc.transposed(), "round: rows and columns are alike")
        let ideal = Float.pi * Float(diameter * diameter) / 4
        #expect(abs(Float(disc.count) - ideal) < 0.3 * ideal)
    }

    @Test func `erosion undoes the growth of a block`() {
        var block = GrayRaster(width: 30, height: 30)
        for y in 10..<20 { for x in 8..<22 { block[x, y] = 1 } }
        #expect(block.dilated(byDiscOf: 5).eroded(byDiscOf: 5) == block)
    }

    @Test func `a disc of one pixel changes nothing`() {
        var random = RandomRasters(seed: 11)
        let raster = random.gray(9, 6)
        #expect(raster.dilated(byDiscOf: 1) == raster)
        #expect(raster.eroded(byDiscOf: 1) == raster)
    }
}
