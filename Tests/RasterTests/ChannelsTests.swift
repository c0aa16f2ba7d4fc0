import Raster
import Testing

struct ChannelsTests {
    @Test func `luma weighs the channels as the eye does`() {
        let color = ColorRaster(width: 2, height: 1, bytes: [255, 0, 0, 10, 20, 30])
        #expect(abs(color.luma[0, 0] - 0.299 * 255) < 0.01)
        #expect(abs(color.luma[1, 0] - (2.99 + 11.74 + 3.42)) < 0.01)
    }

    @Test func `enlarging treats each channel as a picture of its own`() {
        var random = RandomRasters(seed: 20)
        let color = ColorRaster(
            width: 5, height: 4, bytes: (0..<60).map { _ in UInt8(random.next() % 256) })
        let large = color.bilinearResampled(width: 20, height: 16)
        let green = color.mixed(red: 0, green: 1, blue: 0).bilinearResampled(width: 20, height: 16)
        for index in 0..<320 {
            #expect(abs(Float(large.bytes[3 * index + 1]) - green.pixels[index]) <= 0.5)
        }
    }
}
