import MNIST
import Preprocessing
import Raster

@testable import DigitReading

extension Glyph {
    /// A solid box that stands on row 100 and reads as a digit, or as none, so surely.
    static func box(
        x: Int, width: Int = 18, height: Int = 30, foot: Int = 100, as digit: Int?,
        confidence: Float = 0.98, wasCut: Bool = false
    ) throws -> Glyph {
        let photo = try TestPhoto.photo(TestPhoto.digit(5, seed: 3))
        let rows = foot - height..<foot
        let mark = PageMark(
            runs: rows.map { PageMark.Run(row: $0, columns: x..<x + width) }, strength: 0.8)
        return Glyph(
            mark: mark, workpiece: Workpiece(photo: photo), image: DigitImage(),
            probabilities: (0..<10).map { $0 == digit ? confidence : 0 },
            strokeLength: Float(2 * height), wasCut: wasCut)
    }
}
