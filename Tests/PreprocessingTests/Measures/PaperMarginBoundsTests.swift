import Raster
import Testing

@testable import Preprocessing

/// Pictures of two shades that need a margin just so, or just not.
struct PaperMarginBoundsTests {
    /// A picture of dark and light pixels, of which the light ones have a color.
    private func picture(
        _ width: Int, _ height: Int, dark: [PixelBox], light: [UInt8] = [200, 200, 200]
    ) -> ColorRaster {
        let mask = BinaryMask(width: width, height: height, boxes: dark)
        return ColorRaster(
            width: width, height: height,
            bytes: mask.pixels.flatMap { $0 == 1 ? [50, 50, 50] : light })
    }

    private func margin(
        _ picture: ColorRaster, _ change: (inout PaperMargin.Settings) -> Void = { _ in }
    ) -> PaperMargin? {
        var settings = PaperMargin.Settings()
        change(&settings)
        return PaperMargin(for: picture, settings: settings)
    }

    @Test func `a picture of the greatest size is still a crop, one of a row or column is none`() {
        #expect(margin(picture(240, 60, dark: [box(70, 0, 100, 60)])) != nil)
        #expect(margin(picture(241, 60, dark: [box(70, 0, 100, 60)])) == nil)
        #expect(margin(picture(60, 241, dark: [box(0, 70, 60, 100)])) == nil)
        #expect(margin(picture(20, 2, dark: [box(6, 0, 8, 2)])) != nil)
        #expect(margin(picture(20, 1, dark: [box(6, 0, 8, 1)])) == nil)
        #expect(margin(picture(2, 20, dark: [box(0, 6, 2, 8)])) != nil)
        #expect(margin(picture(1, 20, dark: [box(0, 6, 1, 8)])) == nil)
    }

    @Test func `two flat shades are fully separate, and one shade not at all`() {
        // Half of 256 pixels are 0 and half are 128, so that means and variances are exact.
        let bytes = (0..<256).flatMap { index -> [UInt8] in
            (64..<192).contains(index) ? [0, 0, 0] : [128, 128, 128]
        }
        let half = ColorRaster(width: 16, height: 16, bytes: bytes)
        #expect(margin(half) { $0.leastSeparation = 0.999_999 } != nil)
        #expect(margin(half) { $0.leastSeparation = 1.001 } == nil)
        #expect(margin(picture(16, 16, dark: [])) { $0.crowded = 0 } == nil)
    }

    @Test(arguments: [
        // Half of the border and of the corners: as good as light paper.
        ([box(0, 0, 10, 20)], false), ([box(10, 0, 10, 20)], false),
        // Four more pixels each of the upper and the lower border.
        ([box(0, 0, 10, 20), box(10, 0, 4, 1), box(10, 19, 4, 1)], true),
        // One more pixel of a corner's four, inside of the border.
        ([box(0, 0, 10, 20), box(18, 1, 1, 1)], true),
        ([box(0, 0, 10, 20), box(18, 18, 1, 1)], true),
        ([box(10, 0, 10, 20), box(1, 1, 1, 1)], true),
        ([box(10, 0, 10, 20), box(1, 18, 1, 1)], true),
        // A corner is two pixels wide.
        ([box(0, 0, 10, 20), box(17, 1, 1, 1)], false),
        ([box(0, 0, 10, 20), box(18, 2, 1, 1)], false),
        // The corner itself, for a pixel of the border elsewhere.
        ([box(0, 0, 10, 19), box(0, 19, 9, 1), box(19, 0, 1, 1)], true),
        ([box(0, 1, 10, 19), box(0, 0, 9, 1), box(19, 19, 1, 1)], true),
        ([box(10, 1, 10, 19), box(11, 0, 9, 1), box(0, 19, 1, 1)], true),
        ([box(10, 0, 10, 19), box(11, 19, 9, 1), box(0, 0, 1, 1)], true),
    ])
    func `the border and the corners tell the paper's shade`(dark: [PixelBox], isDark: Bool) throws
    {
        let found = try #require(margin(picture(20, 20, dark: dark)))
        #expect(found.color.red == (isDark ? 50 : 200))
    }

    @Test func `corners of a tiny picture are one pixel`() throws {
        let inner = [box(0, 0, 4, 8), box(6, 1, 1, 1), box(6, 6, 1, 1)]
        #expect(try #require(margin(picture(8, 8, dark: inner))).color.red == 200)
    }

    @Test func `ink crowds a picture from a share of its pixels on`() {
        // 64 of 256 pixels, none of them at the border.
        #expect(margin(picture(16, 16, dark: [box(4, 4, 8, 8)])) { $0.crowded = 0.25 } != nil)
        #expect(
            margin(picture(16, 16, dark: [box(4, 4, 8, 7), box(4, 11, 7, 1)])) { $0.crowded = 0.25 }
                == nil)
    }

    @Test(arguments: [
        box(6, 0, 4, 1), box(6, 16, 4, 1), box(0, 6, 1, 4), box(16, 6, 1, 4),
        // From the corners on.
        box(0, 0, 4, 1), box(13, 0, 4, 1), box(0, 16, 4, 1), box(13, 16, 4, 1),
        box(0, 1, 1, 4), box(16, 1, 1, 4), box(0, 12, 1, 4), box(16, 12, 1, 4),
    ])
    func `ink is cut from a share of the border's pixels on`(ink: PixelBox) {
        // Four of 64 pixels.
        #expect(margin(picture(17, 17, dark: [ink])) { $0.cut = 0.0625 } != nil)
        #expect(margin(picture(17, 17, dark: [ink])) { $0.cut = 0.0626 } == nil)
    }

    @Test func `of two rows every pixel is the border's, once`() {
        let flat = picture(16, 2, dark: [box(7, 0, 2, 1)])
        #expect(margin(flat) { $0.cut = 0.0625 } != nil && margin(flat) { $0.cut = 0.0626 } == nil)
    }

    @Test func `a single pixel of the other shade is a shade`() {
        #expect(margin(picture(17, 17, dark: [box(8, 0, 1, 1)])) { $0.cut = 0.015_625 } != nil)
        let board = [box(0, 0, 17, 16), box(0, 16, 8, 1), box(9, 16, 8, 1)]
        #expect(margin(picture(17, 17, dark: board)) { $0.cut = 0.015_625 }?.color.red == 50)
    }

    @Test func `the margin has the paper's mean color, and its width is rounded up`() throws {
        var half = picture(21, 16, dark: [box(0, 4, 21, 8)], light: [201, 151, 101])
        // One pixel less bright than all the others: the mean is just below theirs.
        half = ColorRaster(width: 21, height: 16, bytes: [200, 150, 100] + half.bytes.dropFirst(3))
        let found = try #require(margin(half))
        #expect(found.color == (200, 150, 100))
        // Three tenths of 21.
        #expect(found.width == 7)
        let wide = found.added(to: half)
        #expect((wide.width, wide.height) == (35, 30))
        for y in 0..<30 {
            for x in 0..<35 where !(7..<28).contains(x) || !(7..<23).contains(y) {
                let start = 3 * (y * 35 + x)
                #expect(wide.bytes[start..<start + 3] == [200, 150, 100])
            }
        }
    }
}
