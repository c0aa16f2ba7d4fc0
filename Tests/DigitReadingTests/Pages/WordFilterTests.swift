import MNIST
import Preprocessing
import Raster
import Testing

@testable import DigitReading

/// Solid boxes as digits and letters: what they are is given.
struct WordFilterTests {
    private func glyph(_ x: Int, height: Int = 30, as digit: Int?) throws -> Glyph {
        let photo = try TestPhoto.photo(TestPhoto.digit(5, seed: 3))
        let mark = PageMark(
            runs: (100 - height..<100).map { PageMark.Run(row: $0, columns: x..<x + 18) })
        return Glyph(
            mark: mark, workpiece: Workpiece(photo: photo), image: DigitImage(),
            probabilities: (0..<10).map { $0 == digit ? 0.98 : 0 },
            strokeLength: Float(2 * height))
    }

    private func kept(_ digits: [Glyph], beside letters: [Glyph]) -> [Int] {
        WordFilter(digits: digits, others: letters, height: 30).digits.map(\.mark.box.x)
    }

    @Test func `a number stays and a digit between letters goes`() throws {
        let number = try [200, 222, 244].map { try glyph($0, as: 4) }
        let letters = try [10, 54].map { try glyph($0, as: nil) }
        #expect(kept(number + [try glyph(32, as: 6)], beside: letters) == [200, 222, 244])
    }

    @Test func `beside letters, low digits are letters on a page of words alone`() throws {
        let low = try [100, 122, 144].map { try glyph($0, height: 19, as: 0) }
        let number = try [200, 222].map { try glyph($0, as: 4) }
        #expect(kept(low + number, beside: []) == [100, 122, 144, 200, 222])
        #expect(
            kept(low + number, beside: try [10, 32].map { try glyph($0, as: nil) }) == [200, 222])
    }
}
