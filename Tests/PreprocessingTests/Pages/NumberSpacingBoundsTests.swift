import Preprocessing
import Raster
import Testing

/// Gaps at the limits, in pixels between digits of 32 pixels' height.
struct NumberSpacingBoundsTests {
    private func separates(
        _ gaps: [Int], _ change: (inout NumberSpacing.Settings) -> Void = { _ in }
    ) -> [Bool] {
        var settings = NumberSpacing.Settings()
        settings.least = 0.5
        settings.single = 0.75
        settings.narrowest = 0.25
        change(&settings)
        var x = 10
        let boxes = ([0] + gaps).map { gap in
            x += gap
            defer { x += 20 }
            return box(x, 50, 20, 32)
        }
        return NumberSpacing(between: [boxes], settings: settings).separates[0]
    }

    @Test func `two digits have one gap`() {
        #expect(separates([4]) == [false] && separates([64]) == [true])
        #expect(separates([23]) == [false] && separates([24]) == [true])
    }

    @Test func `gaps that are all alike separate from three quarters of a height on`() {
        #expect(separates([24, 24, 24]) == [true, true, true])
        #expect(separates([23, 23, 23]) == [false, false, false])
        // Of an even number the wider one in the middle decides.
        #expect(separates([24, 20, 24, 20]) == [true, false, true, false])
        #expect(separates([24, 20, 20, 20]) == [false, false, false, false])
    }

    @Test func `a gap of numbers is half a height wide`() {
        #expect(separates([4, 16]) { $0.ratio = 1.5 } == [false, true])
        #expect(separates([4, 15]) { $0.ratio = 1.5 } == [false, false])
    }

    @Test func `a gap of numbers is more than so many times as wide as one within`() {
        // 4 pixels count as 8, of which 16 are twice as many.
        #expect(separates([4, 16]) { $0.ratio = 1.9 } == [false, true])
        #expect(separates([4, 16]) { $0.ratio = 2 } == [false, false])
    }

    @Test func `the limit lies between the narrow and the wide gaps`() {
        #expect(separates([20, 36]) == [false, true])
        // From two heights on a gap separates, whatever the others are.
        #expect(separates([64, 4, 200]) == [true, false, true])
    }
}
