import ImageMagick
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

    /// Pixels of the font's size at which glyphs are kept: a digit is about 90 pixels high.
    private static let fontSize = 128

    /// Prints a character, or several in a row; nothing where the font has none for it, and where its
    /// file cannot be used.
    package init?(_ text: String, font: PrintFonts.Font) {
        let columns = Self.fontSize * (text.count + 1)
        let rows = Self.fontSize * 2
        let paper = [UInt8](repeating: 255, count: columns * rows)
        guard
            var sheet = try? MagickImage(.gray, paper, width: columns, height: rows),
            (try? sheet.print(
                text, font: font.path, size: Double(Self.fontSize),
                x: Double(Self.fontSize) / 2, y: Double(rows) * 0.7)) != nil,
            let bytes = try? sheet.bytes(.gray)
        else { return nil }
        let inked = BinaryMask(
            width: columns, height: rows, pixels: bytes.map { $0 < 128 ? 1 : 0 })
        guard let box = inked.boundingBox, box.width > 1, box.height > 1 else { return nil }
        self.text = text
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
