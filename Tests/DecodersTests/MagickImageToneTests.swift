import Decoders
import Raster
import Testing

struct MagickImageToneTests {
    /// Four pixels: a stroke of a color between transparent ones.
    private func raster(stroke: UInt8, around: UInt8) throws -> ColorRaster {
        let clear: [UInt8] = [around, around, around, 0]
        let ink: [UInt8] = [stroke, stroke, stroke, 255]
        var image = try MagickImage(.rgba, clear + ink + ink + clear, width: 4, height: 1)
        return try image.opaqueRaster()
    }

    @Test(arguments: [UInt8(0), 255])
    func `transparent parts are white paper under dark ink`(_ around: UInt8) throws {
        let bytes = try raster(stroke: 10, around: around).bytes
        #expect(bytes == [255, 255, 255, 10, 10, 10, 10, 10, 10, 255, 255, 255])
    }

    @Test(arguments: [UInt8(0), 255])
    func `they are black paper under white ink, which white paper would hide`(
        _ around: UInt8
    ) throws {
        let bytes = try raster(stroke: 250, around: around).bytes
        #expect(bytes == [0, 0, 0, 250, 250, 250, 250, 250, 250, 0, 0, 0])
    }

    @Test func `half transparent ink is half the ink`() throws {
        var image = try MagickImage(
            .rgba, [0, 0, 0, 128, 0, 0, 0, 255], width: 2, height: 1)
        let bytes = try image.opaqueRaster().bytes
        #expect(bytes == [127, 127, 127, 0, 0, 0])
    }

    @Test func `opaque colors stay as they are`() throws {
        let raster = ColorRaster(width: 2, height: 1, bytes: [1, 2, 3, 250, 251, 252])
        var image = try MagickImage(raster)
        let again = try image.opaqueRaster()
        #expect(again == raster)
    }

    @Test func `gray becomes equal red, green and blue`() throws {
        var image = try MagickImage(
            GrayRaster(width: 3, height: 1, pixels: [-5, 99.6, 300]))
        let bytes = try image.opaqueRaster().bytes
        #expect(bytes == [0, 0, 0, 100, 100, 100, 255, 255, 255])
    }
}
