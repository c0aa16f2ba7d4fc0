import Preprocessing
import Raster
import Testing

struct InkColorsTests {
    /// A page with two level lines in one color and an upright stroke across them in another.
    private struct Page {
        var color: ColorRaster
        var lines = BinaryMask(width: 120, height: 90)
        var stroke = BinaryMask(width: 120, height: 90)
        var ink = GrayRaster(width: 120, height: 90)

        init(line: SIMD3<Float>, pen: SIMD3<Float>, inverted: Bool = false) {
            var bytes: [UInt8] = []
            for y in 0..<90 {
                for x in 0..<120 {
                    let isLine = (30..<33).contains(y) || (60..<63).contains(y)
                    let isStroke = (56..<62).contains(x) && (10..<80).contains(y)
                    lines[x, y] = isLine && !isStroke
                    stroke[x, y] = isStroke
                    var value = SIMD3<Float>(220, 215, 205)
                    if isLine { value *= 1 - line }
                    if isStroke { value *= 1 - pen }
                    let paper: Float = 0.299 * 220 + 0.587 * 215 + 0.114 * 205
                    let luma = (value * [0.299, 0.587, 0.114]).sum()
                    ink[x, y] = 1 - luma / paper
                    if inverted { value = 255 - value }
                    for channel in 0..<3 { bytes.append(UInt8(value[channel].rounded())) }
                }
            }
            color = ColorRaster(width: 120, height: 90, bytes: bytes)
        }

        func colors(_ polarity: Polarity = .darkOnLight) -> InkColors? {
            InkColors(lines: lines, digit: stroke, ink: ink, color: color, polarity: polarity)
        }
    }

    private let gray = SIMD3<Float>(0.45, 0.45, 0.45)
    private let blue = SIMD3<Float>(0.75, 0.65, 0.25)

    @Test(arguments: [false, true])
    func `a blue pen is told from gray lines, on paper and on boards`(isBoard: Bool) throws {
        let page = Page(line: gray, pen: blue, inverted: isBoard)
        let colors = try #require(page.colors(isBoard ? .lightOnDark : .darkOnLight))
        #expect(colors.angle > 9 && colors.confusion < 0.1)
        // On the line alone nothing of the pen's is found, where the stroke crosses it all of it.
        let (onLine, crossing) = (31 * 120 + 10, 31 * 120 + 58)
        #expect(colors.digitInk(at: onLine) < 0.05)
        #expect(colors.digitInk(at: crossing) > 0.5)
    }

    @Test func `lines of the pen's own color are not told apart`() {
        #expect(Page(line: blue * 0.6, pen: blue).colors() == nil)
        #expect(Page(line: gray, pen: gray * 1.5).colors() == nil)
    }

    @Test func `without lines there is nothing to tell apart`() {
        var page = Page(line: gray, pen: blue)
        page.lines = BinaryMask(width: 120, height: 90)
        #expect(page.colors() == nil)
    }
}
