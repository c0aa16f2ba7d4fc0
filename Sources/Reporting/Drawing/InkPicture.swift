package import MNIST
package import Raster

/// How ink is shown: dark on white, whatever the picture it is taken from looks like.
package enum InkPicture {
    static let paper = RGB(0xFFFFFF)
    static let ink = RGB(0x141B2B)

    /// Returns a 28×28 picture of one pixel a pixel, dark on white.
    package static func picture(of image: DigitImage) -> ColorRaster {
        picture(width: DigitImage.side, height: DigitImage.side) { index in
            Float(image.pixels[index]) / 255
        }
    }

    /// Returns an ink map, 0 (paper) … 1 (ink), dark on white.
    static func picture(of ink: GrayRaster) -> ColorRaster {
        picture(width: ink.width, height: ink.height) { ink.pixels[$0] }
    }

    /// Returns a mask, ink dark on white.
    static func picture(of mask: BinaryMask) -> ColorRaster {
        picture(width: mask.width, height: mask.height) { Float(mask.pixels[$0]) }
    }

    private static func picture(
        width: Int, height: Int, strength: (Int) -> Float
    ) -> ColorRaster {
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
