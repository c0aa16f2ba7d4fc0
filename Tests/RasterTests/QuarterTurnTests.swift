import Raster
import Testing

struct QuarterTurnTests {
    @Test func `a quarter to the right moves the top left corner to the top right`() {
        let picture = GrayRaster(width: 3, height: 2, pixels: [1, 2, 3, 4, 5, 6])
        #expect(
            picture.turnedRight() == GrayRaster(width: 2, height: 3, pixels: [4, 1, 5, 2, 6, 3]))
    }

    @Test func `four quarters are a whole turn, for masks too`() {
        let mask = BinaryMask(width: 2, height: 3, pixels: [1, 0, 0, 0, 1, 1])
        #expect(mask.turnedRight() == BinaryMask(width: 3, height: 2, pixels: [1, 0, 1, 1, 0, 0]))
        #expect(mask.turnedRight().turnedRight().turnedRight().turnedRight() == mask)
    }
}
