import Preprocessing
import Raster
import Testing

/// A row of boxes 20 wide and 30 high with the given gaps between them.
private func row(_ gaps: [Int]) -> [PixelBox] {
    var x = 10
    return ([0] + gaps).map { gap in
        x += gap
        defer { x += 20 }
        return PixelBox(x: x, y: 50, width: 20, height: 30)
    }
}

struct NumberSpacingTests {
    @Test func `wide gaps part numbers, narrow ones do not`() {
        let spacing = NumberSpacing(between: [row([6, 8, 40, 5]), row([44, 7])])
        #expect(spacing.separates == [[false, false, true, false], [true, false]])
    }

    @Test func `one number stays one, however it is spaced within reason`() {
        for gap in [2, 8, 14, 20] {
            #expect(
                NumberSpacing(between: [row([gap, gap + 2, gap, gap + 1])]).separates[0] == [
                    false, false, false, false,
                ])
        }
    }

    @Test func `digits far from each other are single ones`() {
        #expect(NumberSpacing(between: [row([30, 34, 31])]).separates == [[true, true, true]])
    }

    @Test func `digits that overlap belong together`() {
        #expect(NumberSpacing(between: [row([-4, 2, -6])]).separates == [[false, false, false]])
    }

    @Test func `a row of one digit has no gap`() {
        #expect(NumberSpacing(between: [row([]), []]).separates == [[], []])
    }
}
