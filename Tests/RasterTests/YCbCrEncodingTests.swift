import Raster
import Testing

struct YCbCrEncodingTests {
    private static let encodings = [
        (Float(0.299), Float(0.114)), (0.2126, 0.0722), (0.2627, 0.0593),
    ]
    .flatMap { weights in
        [true, false].map {
            YCbCrEncoding(red: weights.0, blue: weights.1, isFullRange: $0)
        }
    }

    /// Colors as planes, by the standard's own formulas.
    private func encoded(_ color: [UInt8], _ encoding: YCbCrEncoding) -> [UInt8] {
        let (r, g, b) = (Double(color[0]) / 255, Double(color[1]) / 255, Double(color[2]) / 255)
        let (kr, kb) = (Double(encoding.red), Double(encoding.blue))
        let luma = kr * r + (1 - kr - kb) * g + kb * b
        let (blue, red) = (0.5 * (b - luma) / (1 - kb), 0.5 * (r - luma) / (1 - kr))
        let values =
            encoding.isFullRange
            ? [255 * luma, 255 * blue + 128, 255 * red + 128]
            : [219 * luma + 16, 224 * blue + 128, 224 * red + 128]
        return values.map { UInt8(max(0, min($0.rounded(), 255))) }
    }

    @Test(arguments: encodings)
    func `colors come back but for what rounding takes`(_ encoding: YCbCrEncoding) {
        var random = RandomRasters(seed: 31)
        var colors: [[UInt8]] = [
            [0, 0, 0], [255, 255, 255], [255, 0, 0], [0, 255, 0], [0, 0, 255],
        ]
        colors += (0..<200).map { _ in (0..<3).map { _ in UInt8(random.next() % 256) } }
        let planes = colors.map { encoded($0, encoding) }
        let raster = encoding.raster(
            width: colors.count, height: 1, luma: SamplePlane(planes.map { $0[0] }, rowBytes: 0),
            blueDifference: SamplePlane(planes.map { $0[1] }, rowBytes: 0),
            redDifference: SamplePlane(planes.map { $0[2] }, rowBytes: 0))
        for (index, color) in colors.enumerated() {
            for channel in 0..<3 {
                let error = abs(Int(raster.bytes[3 * index + channel]) - Int(color[channel]))
                #expect(error <= 3, "\(color) \(encoding)")
            }
        }
    }

    @Test func `what no color has is the nearest that there is`() {
        let encoding = YCbCrEncoding(red: 0.299, blue: 0.114, isFullRange: true)
        let raster = encoding.raster(
            width: 2, height: 1, luma: SamplePlane([255, 0], rowBytes: 2),
            blueDifference: SamplePlane([255, 0], rowBytes: 2),
            redDifference: SamplePlane([255, 0], rowBytes: 2))
        #expect(raster.bytes[0] == 255 && raster.bytes[2] == 255)
        #expect(raster.bytes[3] == 0 && raster.bytes[5] == 0)
    }

    @Test(arguments: [1, 2, 4], [1, 7, 8, 23, 64])
    func `pixels that share a difference have the color of each alone`(across: Int, width: Int) {
        var random = RandomRasters(seed: UInt64(width))
        func samples(_ count: Int) -> [UInt8] {
            (0..<count).map { _ in UInt8(random.next() % 256) }
        }
        let height = 5
        let shared = (width + across - 1) / across
        let (luma, blue, red) = (samples(width * height), samples(shared * 3), samples(shared * 3))
        let raster = YCbCrEncoding.jpeg.raster(
            width: width, height: height, luma: SamplePlane(luma, rowBytes: width),
            blueDifference: SamplePlane(blue, rowBytes: shared, across: across, down: 2),
            redDifference: SamplePlane(red, rowBytes: shared, across: across, down: 2))
        for y in 0..<height {
            for x in 0..<width {
                let place = y / 2 * shared + x / across
                let alone = YCbCrEncoding.jpeg.raster(
                    width: 1, height: 1, luma: SamplePlane([luma[y * width + x]], rowBytes: 1),
                    blueDifference: SamplePlane([blue[place]], rowBytes: 1),
                    redDifference: SamplePlane([red[place]], rowBytes: 1))
                let start = 3 * (y * width + x)
                #expect(Array(raster.bytes[start..<start + 3]) == alone.bytes)
            }
        }
    }
}
