import Preprocessing
import Raster
import Testing

@testable import DigitReading

/// Marks of solid boxes: only their places count here.
struct MarkOrderTests {
    private func mark(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> PageMark {
        PageMark(runs: (y..<y + height).map { PixelRun(row: $0, columns: x..<x + width) })
    }

    @Test func `of marks of the same ink the largest one of a digit's size comes first`() {
        let (whole, piece, pair) = (
            mark(10, 10, 20, 30), mark(10, 10, 20, 18), mark(10, 10, 50, 30)
        )
        let order = MarkOrder([piece, pair, whole], writingHeight: 30, settings: PageSettings())
        #expect(order.first == [whole])
        #expect(order.rest(besides: []) == [piece, pair])
    }

    @Test func `what sure digits consist of or make up is not read`() {
        let (left, right) = (mark(10, 10, 20, 30), mark(32, 10, 20, 30))
        let (pair, piece) = (mark(10, 10, 42, 30), mark(10, 22, 20, 18))
        let order = MarkOrder(
            [pair, left, right, piece], writingHeight: 30, settings: PageSettings())
        #expect(order.first == [left, right])
        #expect(order.rest(besides: [left, right]).isEmpty)
        #expect(order.rest(besides: [right]) == [piece, pair])
    }

    @Test func `what reaches out of a sure digit is read`() {
        let (loop, nine) = (mark(10, 10, 20, 20), mark(10, 10, 20, 34))
        let order = MarkOrder([loop, nine], writingHeight: 30, settings: PageSettings())
        #expect(order.first == [nine])
        #expect(
            MarkOrder([nine], writingHeight: 18, settings: PageSettings()).rest(besides: [loop])
                == [nine])
    }

    @Test func `far away, nothing is settled`() {
        let (digit, line) = (mark(10, 10, 20, 30), mark(200, 100, 90, 4))
        let order = MarkOrder([digit, line], writingHeight: 30, settings: PageSettings())
        #expect(order.rest(besides: [digit]) == [line])
    }
}
