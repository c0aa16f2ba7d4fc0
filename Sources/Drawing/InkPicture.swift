package import MNIST
package import Raster

/// How ink is shown: dark on white, whatever the picture it is taken from looks like.
///
/// So the pages show the same whether ink is stored as 255 or 1, and whether the photo was of paper or of a board.
package enum InkPicture {
    /// The color of bare paper: white.
    package static let paper = RGB(0xFFFFFF)
    /// The color of full ink: a dark blue, softer than black, set by eye.
    static let ink = RGB(0x141B2B)

    /// Returns a 28×28 picture as a color picture of the same size, ink dark on white.
    package static func picture(of image: DigitImage) -> ColorRaster {
        picture(width: DigitImage.side, height: DigitImage.side) { index in
            Float(image.pixels[index]) / 255
        }
    }

    /// Returns a map of ink, 0 (paper) … 1 (full ink) a pixel, as a picture of the same size, dark on white.
    package static func picture(of ink: GrayRaster) -> ColorRaster {
        picture(width: ink.width, height: ink.height) { ink.pixels[$0] }
    }

    /// Returns a mask as a picture of the same size, its ink dark on white.
    package static func picture(of mask: BinaryMask) -> ColorRaster {
        picture(width: mask.width, height: mask.height) { Float(mask.pixels[$0]) }
    }

    /// Returns a picture of a size whose pixels, row by row, have so much ink, 0 … 1; what is above 1 is full ink.
    private static func picture(
        width: Int, height: Int, strength: (Int) -> Float
    ) -> ColorRaster {
        // The 256 mixtures of paper and ink, computed once and not for each pixel.
        let shades = (0...255).map { paper.mixed(with: ink, Double($0) / 255) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * width * height)
        for index in 0..<width * height {
            let value = strength(index)
            // NaN is drawn as paper.
            let shade = shades[value > 0 ? Int(min(value, 1) * 255 + 0.5) : 0]
            bytes.append(shade.red)
            bytes.append(shade.green)
            bytes.append(shade.blue)
        }
        return ColorRaster(width: width, height: height, bytes: bytes)
    }
}
