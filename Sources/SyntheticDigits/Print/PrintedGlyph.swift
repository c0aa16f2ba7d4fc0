import Decoders
package import MNIST
import Raster

/// A character as a font draws it.
package struct PrintedGlyph: Sendable {
    /// What is printed.
    package let text: String
    /// The digit, where it is one.
    package var digit: Digit? { Int(text).flatMap { Digit($0) } }
    /// What a reader of digits should make of it.
    package var meaning: Meaning { digit.map { .printed($0) } ?? .sign(text) }
    /// How much of each pixel is ink, 0 … 255, row by row; all of the glyph and nothing around it.
    let coverage: [UInt8]
    let width: Int
    let height: Int

    /// Pixels of the font's size at which the glyph is kept.
    let fontSize: Int
    /// How far the ink begins to the right of the character's start, and how far it reaches above the
    /// baseline, in pixels.
    let bearing, rise: Float
    /// How far the next character's start is, in pixels; the right side bearing is taken to be the left one.
    let advance: Float

    /// The least side bearing, in the font's size.
    private static let leastBearing: Float = 0.05

    /// Prints a character, or several in a row; nothing where the font has none for it, and where its
    /// file cannot be used.
    ///
    /// `size` is the font's size in pixels; at 128 a digit is about 90 pixels high.
    package init?(_ text: String, font: PrintFonts.Font, size: Int = 128) {
        let columns = size * (text.count + 1)
        let rows = size * 2
        let paper = [UInt8](repeating: 255, count: columns * rows)
        guard
            var sheet = try? MagickImage(.gray, paper, width: columns, height: rows),
            (try? sheet.print(
                text, font: font.path, size: Double(size),
                x: Double(size) / 2, y: Double(rows) * 0.7)) != nil,
            let bytes = try? sheet.bytes(.gray)
        else { return nil }
        let inked = BinaryMask(
            width: columns, height: rows, pixels: bytes.map { $0 < 128 ? 1 : 0 })
        guard let box = inked.boundingBox, box.width > 1, box.height > 1 else { return nil }
        self.text = text
        fontSize = size
        bearing = Float(box.x) - Float(size) / 2
        rise = 0.7 * Float(rows) - Float(box.y)
        advance =
            max(0, bearing) + Float(box.width) + max(bearing, Self.leastBearing * Float(size))
        (width, height) = (box.width, box.height)
        coverage = (box.y..<box.maxY).flatMap { y in
            bytes[y * columns + box.x..<y * columns + box.maxX].map { 255 - $0 }
        }
    }

    /// The character as MNIST would hold it.
    package var picture: DigitImage { MNISTFrame.picture(of: self) }

    /// How much ink is at a place, 0 … 1, in pixels of the glyph from its upper left corner; between
    /// pixels' centers in between, outside nothing.
    func ink(at place: Point) -> Float {
        let (x, y) = (place.x - 0.5, place.y - 0.5)
        let (column, row) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
        guard column >= -1, row >= -1, column < width, row < height else { return 0 }
        let (fx, fy) = (x - Float(column), y - Float(row))
        let upper = pixel(column, row) * (1 - fx) + pixel(column + 1, row) * fx
        let lower = pixel(column, row + 1) * (1 - fx) + pixel(column + 1, row + 1) * fx
        return upper * (1 - fy) + lower * fy
    }

    private func pixel(_ column: Int, _ row: Int) -> Float {
        guard (0..<width).contains(column), (0..<height).contains(row) else { return 0 }
        return Float(coverage[row * width + column]) / 255
    }
}
