import Raster
import Testing

struct AreaScalingTests {
    @Test(arguments: [(40, 30, 20, 15), (41, 29, 17, 12), (12, 8, 24, 16), (7, 5, 7, 5)])
    func `a plane is scaled as each channel of a color picture is`(
        width: Int, height: Int, newWidth: Int, newHeight: Int
    ) {
        var random = RandomRasters(seed: UInt64(width))
        // Rows are longer than their pixels.
        let rowBytes = width + 3
        let plane = (0..<rowBytes * height).map { _ in UInt8(random.next() % 256) }
        let color = (0..<width * height).flatMap { index -> [UInt8] in
            let value = plane[index / width * rowBytes + index % width]
            return [value, value, value]
        }
        let scaling = AreaScaling(
            fromWidth: width, fromHeight: height, toWidth: newWidth, toHeight: newHeight)
        let scaled = plane.withUnsafeBufferPointer {
            scaling.scaled($0, rowBytes: rowBytes, channels: .one)
        }
        let expected = color.withUnsafeBufferPointer {
            scaling.scaled($0, rowBytes: 3 * width, channels: .three)
        }
        #expect(scaled == stride(from: 0, to: expected.count, by: 3).map { expected[$0] })
    }

    @Test func `the longer side becomes at most what is asked, and nothing grows`() {
        let tall = AreaScaling(fromWidth: 300, fromHeight: 400, toLongSide: 100)
        #expect(tall.newWidth == 75 && tall.newHeight == 100)
        let thin = AreaScaling(fromWidth: 1000, fromHeight: 1, toLongSide: 100)
        #expect(thin.newWidth == 100 && thin.newHeight == 1)
        let small = AreaScaling(fromWidth: 30, fromHeight: 20, toLongSide: 100)
        #expect(small.newWidth == 30 && small.newHeight == 20)
    }
}
