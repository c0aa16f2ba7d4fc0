import Drawing
import Raster

/// The pictures of the stages of one digit of a page, side by side, in the order of the stages.
///
/// A page's debug folder has one file for each digit, a page's story all of them in one picture.
struct DigitStrip {
    /// The stages' small pictures.
    private let pictures: [ColorRaster]
    /// The colors; a picture has no dark version.
    private let theme = Theme.light

    /// Makes the strip of a digit; one without stages is an empty square.
    init(_ digit: DigitRecord) { pictures = digit.stages.map(\.thumbnail) }

    /// Columns of pixels between two pictures; set by eye.
    static let gap = 4

    /// Draws the pictures in squares of a side in pixels, or of a smaller one where a width in pixels demands it.
    func draw(fitting width: Int, side: Int) -> Canvas {
        // As many gaps as pictures, but for one: the width and a gap are shared out evenly.
        draw(side: min(side, (width + Self.gap) / max(1, pictures.count) - Self.gap))
    }

    /// Draws the pictures in squares of a side in pixels, each picture as large as it fits.
    func draw(side: Int) -> Canvas {
        let pitch = side + Self.gap
        var canvas = Canvas(
            width: max(1, pictures.count * pitch - Self.gap), height: side, color: theme.page)
        for (place, picture) in pictures.enumerated() {
            // Each picture is in the middle of its square, whatever its shape.
            canvas.picture(
                picture, in: PixelBox(x: place * pitch, y: 0, width: side, height: side))
        }
        return canvas
    }
}
