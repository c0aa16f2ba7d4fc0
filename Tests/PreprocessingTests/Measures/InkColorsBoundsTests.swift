import Preprocessing
import Raster
import Testing

/// Densities that are told exactly: a line that takes half of all light, and a pen that takes three quarters of red and
/// half of green, on paper of a tint.
struct InkColorsBoundsTests {
    private static let paper = SIMD3<Float>(200, 180, 160)
    private static let line = SIMD3<Float>(0.5, 0.5, 0.5)
    private static let pen = SIMD3<Float>(0.25, 0.5, 1)

    /// A page of 40 by 40 pixels with a line of a row, a stroke of 44 pixels far from it, and pixels of other colors.
    private struct Page {
        var color: ColorRaster
        var ink = GrayRaster(width: 40, height: 40)
        let lines = BinaryMask(width: 40, height: 40, boxes: [box(0, 10, 40, 1)])
        let stroke = BinaryMask(width: 40, height: 40, boxes: [box(5, 25, 4, 11)])

        /// Pixels of `others` lie in row 20: each has a share of the paper's light.
        init(others: [SIMD3<Float>] = [], isBoard: Bool = false) {
            var bytes: [UInt8] = []
            func luma(_ value: SIMD3<Float>) -> Float { (value * [0.299, 0.587, 0.114]).sum() }
            for y in 0..<40 {
                for x in 0..<40 {
                    var value = InkColorsBoundsTests.paper
                    if lines[x, y] { value *= InkColorsBoundsTests.line }
                    if stroke[x, y] { value *= InkColorsBoundsTests.pen }
                    if y == 20, others.indices.contains(x) { value *= others[x] }
                    value = value.rounded(.toNearestOrEven)
                    ink[x, y] = 1 - luma(value) / luma(InkColorsBoundsTests.paper)
                    if isBoard { value = 255 - value }
                    for channel in 0..<3 { bytes.append(UInt8(value[channel])) }
                }
            }
            color = ColorRaster(width: 40, height: 40, bytes: bytes)
        }

        func colors(
            _ polarity: Polarity = .darkOnLight,
            _ change: (inout InkColors.Settings) -> Void = { _ in }
        ) -> InkColors? {
            var settings = InkColors.Settings()
            change(&settings)
            return InkColors(
                lines: lines, digit: stroke, ink: ink, color: color, polarity: polarity,
                settings: settings)
        }
    }

    private func isNear(_ one: SIMD3<Float>, _ other: SIMD3<Float>) -> Bool {
        let difference = one - other
        return (difference * difference).sum() < 1e-6
    }

    @Test(arguments: [false, true])
    func `densities are logarithms of the light that is missing`(isBoard: Bool) throws {
        let colors = try #require(
            Page(isBoard: isBoard).colors(isBoard ? .lightOnDark : .darkOnLight))
        // The logarithms of 2 and of 4.
        #expect(isNear(colors.line, [0.693_147, 0.693_147, 0.693_147]))
        #expect(isNear(colors.digit, [1.386_294, 0.693_147, 0]))
        // The arc cosine of 3 over the root of 15.
        #expect(abs(colors.angle - 39.231_5) < 0.02 && colors.confusion < 1e-3)
    }

    @Test func `a mixture is told apart, and never more than all its ink is the pen's`() throws {
        let thin = SIMD3<Float>(0.5, 0.707_1, 1)
        let others = [
            Self.line * Self.pen, thin, Self.line * thin, thin * [0.707_1, 1, 1], [1, 1, 1],
        ]
        let page = Page(others: others)
        let colors = try #require(page.colors())
        // The stroke's ink: what is missing of its brightness of 183.7.
        let full = 1 - (0.299 * 50 + 0.587 * 90 + 0.114 * 160) / Float(183.7)
        func ink(_ place: Int) -> Float { colors.digitInk(at: 20 * 40 + place) }
        #expect(abs(ink(0) - full) < 0.01)
        #expect(abs(ink(1) - min(full / 2, page.ink[1, 20])) < 0.005)
        #expect(abs(ink(2) - full / 2) < 0.01)
        // Redder than the pen's own: the line's share would be below 0. Of the pen alone
        // (1.386 · 1.040 + 0.693 · 0.347) / 2.402 = 0.700 fits best.
        #expect(abs(ink(3) - min(0.7 * full, page.ink[3, 20])) < 0.003)
        #expect(abs(ink(4)) < 1e-3)
        // On the line itself there is nothing of the pen.
        #expect(abs(colors.digitInk(at: 10 * 40 + 20)) < 1e-3)
    }

    @Test func `each color needs its number of pixels`() {
        // 40 of the line, 44 of the stroke.
        let page = Page()
        #expect(page.colors { $0.leastPixels = 40 } != nil)
        #expect(page.colors { $0.leastPixels = 41 } == nil)
        // The other way round.
        func swapped(leastPixels: Int) -> InkColors? {
            var settings = InkColors.Settings()
            settings.leastPixels = leastPixels
            return InkColors(
                lines: page.stroke, digit: page.lines, ink: page.ink, color: page.color,
                polarity: .darkOnLight, settings: settings)
        }
        #expect(swapped(leastPixels: 40) != nil && swapped(leastPixels: 41) == nil)
    }

    @Test func `pixels of one color beside the other are not counted`() {
        // A stroke that begins two rows below the line: the square of five pixels around it reaches the line.
        let page = Page()
        func colors(strokeFrom top: Int) -> InkColors? {
            var settings = InkColors.Settings()
            settings.leastPixels = 40
            let stroke = BinaryMask(width: 40, height: 40, boxes: [box(0, top, 40, 8)])
            var color = page.color
            for index in (top * 40)..<((top + 8) * 40) {
                color.bytes.replaceSubrange(3 * index..<3 * index + 3, with: [50, 90, 160])
            }
            return InkColors(
                lines: page.lines, digit: stroke, ink: page.ink, color: color,
                polarity: .darkOnLight, settings: settings)
        }
        #expect(colors(strokeFrom: 13) != nil && colors(strokeFrom: 12) == nil)
    }

    @Test func `pictures of another size, and an empty digit, have no colors`() {
        let page = Page()
        let small = ColorRaster(width: 40, height: 39, bytes: Array(page.color.bytes.dropLast(120)))
        let narrow = ColorRaster(
            width: 39, height: 40, bytes: Array(page.color.bytes.dropLast(120)))
        for color in [small, narrow] {
            let colors = InkColors(
                lines: page.lines, digit: page.stroke, ink: page.ink, color: color,
                polarity: .darkOnLight, settings: InkColors.Settings())
            #expect(colors == nil)
        }
    }
}
