import Decoders
package import MNIST
import Raster

/// A character as a font draws it, or several side by side, as pixels of gray.
package struct PrintedGlyph: Sendable {
    /// What is printed.
    package let text: String
    /// The digit, where the text is one.
    package var digit: Digit? { Int(text).flatMap { Digit($0) } }
    /// What a reader of handwritten digits should make of it: a printed digit or a sign.
    package var meaning: Meaning { digit.map { .printed($0) } ?? .sign(text) }
    /// How much of each pixel is ink, 0 … 255, row by row: the box of all of the glyph's ink and nothing
    /// around it.
    let coverage: [UInt8]
    /// Columns of `coverage`.
    let width: Int
    /// Pixel rows of `coverage`.
    let height: Int

    /// The font's size in pixels at which the glyph was rendered.
    let fontSize: Int
    /// How far the ink begins to the right of the character's start, and how far it reaches above the
    /// baseline, in pixels of the glyph.
    let bearing, rise: Float
    /// The distance to the next character's start, in pixels of the glyph.
    ///
    /// An estimate: the right side bearing is taken to be the left one, but no less than `leastBearing`.
    let advance: Float

    /// The least right side bearing, as a share of the font's size.
    ///
    /// Set by eye: letters whose ink begins at or before their start would else touch the next one.
    private static let leastBearing: Float = 0.05

    /// Prints a character, or several in a row.
    ///
    /// Nil where the font has none for it, where its ink is no more than a pixel wide or high, and where
    /// its file cannot be used. `size` is the font's size in pixels; at 128 a digit is about 90 pixels high.
    package init?(_ text: String, font: PrintFonts.Font, size: Int = 128) {
        // Room for a size a character and half of one at either side, and for descenders below the baseline
        // at 0.7 of two sizes.
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
        // The box around pixels that are inked by more than a half; what is paler at its rim is cut off.
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

    /// The character as MNIST would hold it: fitted to 20 pixels and centered by mass in 28×28.
    package var picture: DigitImage { MNISTFrame.picture(of: self) }

    /// Returns how much ink is at a place, 0 … 1, by bilinear interpolation; outside nothing.
    ///
    /// In pixels of the glyph from its upper left corner, pixel centers at halves.
    func ink(at place: Point) -> Float {
        let (x, y) = (place.x - 0.5, place.y - 0.5)
        let (column, row) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
        guard column >= -1, row >= -1, column < width, row < height else { return 0 }
        let (fx, fy) = (x - Float(column), y - Float(row))
        let upper = pixel(column, row) * (1 - fx) + pixel(column + 1, row) * fx
        let lower = pixel(column, row + 1) * (1 - fx) + pixel(column + 1, row + 1) * fx
        return upper * (1 - fy) + lower * fy
    }

    /// Returns a pixel's ink, 0 … 1; 0 outside the glyph.
    private func pixel(_ column: Int, _ row: Int) -> Float {
        guard (0..<width).contains(column), (0..<height).contains(row) else { return 0 }
        return Float(coverage[row * width + column]) / 255
    }
}
