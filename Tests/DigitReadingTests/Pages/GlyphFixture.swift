import MNIST
import Preprocessing
import Raster

@testable import DigitReading

extension Glyph {
    /// Some photo, which stands for the page that boxes are on; nothing looks at it.
    private static let photo = Result { try TestPhoto.photo(TestPhoto.digit(5, seed: 3)) }

    /// A solid box, or the upright sides of one, that stands on row 100 and reads as a digit, or as none,
    /// so surely.
    static func box(
        x: Int, width: Int = 18, height: Int = 30, foot: Int = 100, as digit: Int?,
        confidence: Float = 0.98, wasCut: Bool = false, isHollow: Bool = false,
        strength: Float = 0.8, printed: Float = 0, image: DigitImage = DigitImage()
    ) throws -> Glyph {
        let photo = try Self.photo.get()
        let rows = foot - height..<foot
        let mark = PageMark(
            runs: rows.flatMap { row in
                (isHollow ? [x..<x + 2, x + width - 2..<x + width] : [x..<x + width])
                    .map { PixelRun(row: row, columns: $0) }
            }, strength: strength)
        return Glyph(
            mark: mark, workpiece: Workpiece(photo: photo, settings: PreprocessingSettings()),
            image: image,
            probabilities: (0..<10).map { $0 == digit ? confidence : 0 },
            printed: printed, strokeLength: Float(2 * height), wasCut: wasCut)
    }
}
