import MNIST
import Raster

/// Puts a drawing where MNIST's authors would have put it: the long side 20 pixels, the centre of
/// mass in the middle of 28×28, the darkest pixel 255.
///
/// Strokes are drawn at four times the size, so that the fit is exact and the reduction an average.
struct MNISTFrame {
    /// The side of the box that the digit fills.
    static let box = 20
    private static let fineness = 4

    /// Draws strokes with a pen whose width is given in pixels of the final picture.
    static func picture(of strokes: [Stroke], penWidth: Float) -> DigitImage {
        let fine = Float(fineness)
        let side = Float(box) * fine
        let (low, high) = strokes.bounds
        let extent = high - low
        let long = max(extent.x, extent.y, 0.05)
        let scale = max(side - penWidth * fine, side / 5) / long
        let middle = (low + high) / 2
        var raster = GrayRaster(width: box * fineness, height: box * fineness)
        Pen(width: penWidth * fine).draw(
            strokes.map { $0.mapped { ($0 - middle) * scale + side / 2 } }, on: &raster)
        return centered(averaged(raster))
    }

    /// Draws a printed character.
    static func picture(of glyph: PrintedGlyph) -> DigitImage {
        let side = Float(box * fineness)
        let unit = Float(max(glyph.width, glyph.height)) / side
        let corner = Point(Float(glyph.width), Float(glyph.height)) / 2 - unit * side / 2
        var raster = GrayRaster(width: box * fineness, height: box * fineness)
        for y in 0..<raster.height {
            for x in 0..<raster.width {
                raster.pixels[y * raster.width + x] = glyph.ink(
                    at: corner + Point(Float(x) + 0.5, Float(y) + 0.5) * unit)
            }
        }
        return centered(averaged(raster))
    }

    private static func averaged(_ raster: GrayRaster) -> GrayRaster {
        var small = GrayRaster(width: box, height: box)
        for y in 0..<raster.height {
            for x in 0..<raster.width {
                small.pixels[y / fineness * box + x / fineness] +=
                    raster.pixels[y * raster.width + x]
            }
        }
        let peak = max(1e-6, small.pixels.max() ?? 1)
        for index in small.pixels.indices { small.pixels[index] /= peak }
        return small
    }

    private static func centered(_ raster: GrayRaster) -> DigitImage {
        var (mass, x, y) = (Float(1e-6), Float(0), Float(0))
        for row in 0..<box {
            for column in 0..<box {
                let ink = raster.pixels[row * box + column]
                mass += ink
                x += ink * (Float(column) + 0.5)
                y += ink * (Float(row) + 0.5)
            }
        }
        let left = Int((15 - x / mass).rounded(.down))
        let top = Int((15 - y / mass).rounded(.down))
        var image = DigitImage()
        for row in max(0, -top)..<min(box, DigitImage.side - top) {
            for column in max(0, -left)..<min(box, DigitImage.side - left) {
                image[column + left, row + top] = UInt8(
                    (raster.pixels[row * box + column] * 255).rounded())
            }
        }
        return image
    }
}
