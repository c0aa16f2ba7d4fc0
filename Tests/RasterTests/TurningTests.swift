import Raster
import Testing

struct TurningTests {
    private static let turns: [(Turn, Int, [UInt8])] = [
        (Turn([]), 3, [1, 2, 3, 4, 5, 6]),
        (.mirrorColumns, 3, [3, 2, 1, 6, 5, 4]),
        (.mirrorRows, 3, [4, 5, 6, 1, 2, 3]),
        ([.mirrorColumns, .mirrorRows], 3, [6, 5, 4, 3, 2, 1]),
        (.transpose, 2, [1, 4, 2, 5, 3, 6]),
        ([.transpose, .mirrorColumns], 2, [4, 1, 5, 2, 6, 3]),
        ([.transpose, .mirrorRows], 2, [3, 6, 2, 5, 1, 4]),
        ([.transpose, .mirrorColumns, .mirrorRows], 2, [6, 3, 5, 2, 4, 1]),
    ]

    // 1 2 3
    // 4 5 6
    private let picture = ColorRaster(
        width: 3, height: 2, bytes: (1...6).flatMap { [$0, 10 + $0, 20 + $0] })

    @Test(arguments: turns)
    func `each turn puts every pixel in its place`(_ turn: Turn, _ width: Int, _ reds: [UInt8]) {
        let turned = picture.turned(turn)
        #expect(turned.width == width)
        #expect(turned.height == 6 / width)
        #expect(turned.bytes == reds.flatMap { [$0, 10 + $0, 20 + $0] })
    }

    @Test(arguments: turns)
    func `a box goes where its pixels go`(_ turn: Turn, _ width: Int, _ reds: [UInt8]) {
        // 2 3 of the first row.
        let box = PixelBox(x: 1, y: 0, width: 2, height: 1).turned(turn, within: (3, 2))
        let inside = picture.turned(turn).cropped(to: box)
        #expect(
            Set(stride(from: 0, to: inside.bytes.count, by: 3).map { inside.bytes[$0] }) == [2, 3])
        #expect(box.area == 2)
    }

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

    @Test func `transposing exchanges rows and columns`() {
        var random = RandomRasters(seed: 15)
        let mask = random.mask(13, 21, filled: 40)
        let transposed = mask.transposed()
        for y in 0..<21 { for x in 0..<13 { #expect(transposed[y, x] == mask[x, y]) } }
        #expect(transposed.transposed() == mask)
    }
}
