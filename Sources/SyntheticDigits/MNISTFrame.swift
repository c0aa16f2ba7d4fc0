import MNIST
import Raster

/// Rasterizes a drawing as MNIST's authors normalized their digits: the longer side 20 pixels, the
/// center of mass in the middle of 28×28, the darkest pixel 255.
///
/// The drawing is rasterized at four times the size and reduced by a box filter, so that the
/// coverage of each pixel is the mean of 16 samples. Source of the frame: the description of MNIST
/// (LeCun, Cortes, Burges: size-normalized to 20×20, centered by mass in 28×28).
struct MNISTFrame {
    /// The side of the square that the digit fills, in pixels of the 28×28 picture; MNIST's value.
    static let box = 20
    /// Rows and columns of the fine raster for each pixel of the picture: 16 samples of coverage a
    /// pixel.
    ///
    /// Not tuned; with 1, the coverage of thin pens would be coarse, as it is estimated from
    /// distances.
    private static let fineness = 4

    /// Returns strokes as a 28×28 picture, drawn with a round pen of `penWidth` pixels of that
    /// picture.
    ///
    /// Half a pen's width is left free on each side, so that the ink, not the center line, fills 20
    /// pixels.
    static func picture(of strokes: [Stroke], penWidth: Float) -> DigitImage {
        let fine = Float(fineness)
        let side = Float(box) * fine
        let (low, high) = strokes.bounds
        let extent = high - low
        // A dot has no extent: 0.05 of a digit's height keeps the scale finite. A pen nearly as
        // wide as the box leaves the center line at least a fifth of it.
        let long = max(extent.x, extent.y, 0.05)
        let scale = max(side - penWidth * fine, side / 5) / long
        let middle = (low + high) / 2
        var raster = GrayRaster(width: box * fineness, height: box * fineness)
        Pen(width: penWidth * fine).draw(
            strokes.map { $0.mapped { ($0 - middle) * scale + side / 2 } }, on: &raster)
        return centered(averaged(raster))
    }

    /// Returns a printed character as a 28×28 picture, its longer side 20 pixels; its coverage is
    /// sampled at the centers of the fine pixels.
    static func picture(of glyph: PrintedGlyph) -> DigitImage {
        let side = Float(box * fineness)
        // Pixels of the glyph for each fine pixel.
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

    /// Returns the fine raster reduced to 20×20 by the mean of blocks of 4×4, then scaled so that
    /// its largest value is 1; a blank raster stays blank.
    private static func averaged(_ raster: GrayRaster) -> GrayRaster {
        var small = GrayRaster(width: box, height: box)
        for y in 0..<raster.height {
            for x in 0..<raster.width {
                small.pixels[y / fineness * box + x / fineness] +=
                    raster.pixels[y * raster.width + x]
            }
        }
        // The division makes the sums of 16 samples ink of 0 … 1.
        let peak = max(1e-6, small.pixels.max() ?? 1)
        for index in small.pixels.indices { small.pixels[index] /= peak }
        return small
    }

    /// Returns a 20×20 raster of ink 0 … 1 moved by whole pixels into 28×28, so that its center of
    /// mass lies above 14 and at most 15 from the left and from the top; what would leave the
    /// picture is cut off.
    ///
    /// A blank raster gives a blank picture: the mass starts at 10⁻⁶ to keep the quotient finite.
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
        // Whole pixels, so that the picture is moved without being blurred.
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
