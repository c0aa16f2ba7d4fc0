import Raster

/// The stages of one digit of a page side by side.
struct DigitStrip {
    private let pictures: [ColorRaster]
    private let theme = Theme.light

    init(_ digit: DigitRecord) { pictures = digit.stages.map(\.thumbnail) }

    /// Columns between two pictures.
    static let gap = 4

    /// Draws the pictures in squares of a side, or of a smaller one where the columns demand it.
    func draw(fitting width: Int, side: Int) -> Canvas {
        draw(side: min(side, (width + Self.gap) / max(1, pictures.count) - Self.gap))
    }

    /// Draws the pictures in squares of a side.
    func draw(side: Int) -> Canvas {
        let pitch = side + Self.gap
        var canvas = Canvas(
            width: max(1, pictures.count * pitch - Self.gap), height: side, color: theme.page)
        for (place, picture) in pictures.enumerated() {
            canvas.picture(
                picture, in: PixelBox(x: place * pitch, y: 0, width: side, height: side))
        }
        return canvas
    }
}
