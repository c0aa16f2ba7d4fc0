import Raster
import Testing

struct CroppingTests {
    private static let crops: [(PixelBox, Int, [UInt8])] = [
        (PixelBox(x: 1, y: 0, width: 2, height: 2), 2, [2, 3, 5, 6]),
        (PixelBox(x: -1, y: 1, width: 3, height: 9), 2, [4, 5]),
        (PixelBox(x: 0, y: 0, width: 3, height: 2), 3, [1, 2, 3, 4, 5, 6]),
        (PixelBox(x: 3, y: 0, width: 2, height: 2), 0, []),
        (PixelBox(x: -5, y: -5, width: 2, height: 2), 0, []),
    ]

    // 1 2 3
    // 4 5 6
    private let picture = ColorRaster(
        width: 3, height: 2, bytes: (1...6).flatMap { [$0, 10 + $0, 20 + $0] })

    @Test func `the part inside the box is copied`() {
        let raster = GrayRaster(9, 7) { x, y in Float(10 * y + x) }
        let part = raster.cropped(to: PixelBox(x: 2, y: 3, width: 4, height: 2))
        #expect(part == GrayRaster(4, 2) { x, y in Float(10 * (y + 3) + x + 2) })
    }

    @Test func `a mask is cropped alike`() {
        let mask = BinaryMask("#...", ".##.", "...#")
        #expect(
            mask.cropped(to: PixelBox(x: 1, y: 1, width: 3, height: 2)) == BinaryMask("##.", "..#"))
    }

    @Test(arguments: crops)
    func `a crop keeps what lies inside the picture`(
        _ box: PixelBox, _ width: Int, _ reds: [UInt8]
    ) {
        let part = picture.cropped(to: box)
        #expect(part.width == width)
        #expect(part.bytes == reds.flatMap { [$0, 10 + $0, 20 + $0] })
    }

    @Test(arguments: crops)
    func `gray pictures and masks are cut off alike`(
        _ box: PixelBox, _ width: Int, _ numbers: [UInt8]
    ) {
        let gray = GrayRaster(width: 3, height: 2, pixels: [1, 2, 3, 4, 5, 6]).cropped(to: box)
        #expect(gray.width == width)
        #expect(gray.pixels == numbers.map { Float($0) })
        let mask = BinaryMask("#.#", ".#.").cropped(to: box)
        #expect(mask.width == width)
        #expect(mask.pixels == numbers.map { $0 % 2 })
    }
}
