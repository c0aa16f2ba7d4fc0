import Decoders
import Raster
import Testing

struct MagickImageGeometryTests {
    @Test func `scaling down takes the mean of the area`() throws {
        let samples: [UInt8] = [0, 100, 20, 20, 200, 100, 20, 20]
        var image = try MagickImage(.gray, samples, width: 4, height: 2)
        try image.scale(width: 2, height: 1)
        let bytes = try image.bytes(.gray)
        #expect(bytes == [100, 20])
    }

    @Test func `shrinking keeps the aspect and never enlarges`() throws {
        let bytes = [UInt8](repeating: 9, count: 300 * 200)
        var image = try MagickImage(.gray, bytes, width: 300, height: 200)
        let shrinksToItself = try image.shrink(toLongSide: 300)
        #expect(!shrinksToItself)
        let shrinksToHalf = try image.shrink(toLongSide: 150)
        #expect(shrinksToHalf)
        let size = [image.width, image.height]
        #expect(size == [150, 100])
    }

    @Test func `a hair stays a hair`() throws {
        var image = try MagickImage(
            .gray, [UInt8](repeating: 9, count: 400), width: 400, height: 1)
        try image.shrink(toLongSide: 10)
        let size = [image.width, image.height]
        #expect(size == [10, 1])
    }
}
