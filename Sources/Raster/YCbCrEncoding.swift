import CKernels

/// How colors are kept as brightness and the differences of blue and red from it (YCbCr).
///
/// Source: ITU-T H.273, 8.3.
package struct YCbCrEncoding: Sendable, Equatable {
    /// How much red counts in the brightness, of 1.
    package let red: Float
    /// How much blue counts in the brightness, of 1.
    package let blue: Float
    /// Whether brightness runs from 0 to 255, and not from 16 to 235 with differences from 16 to
    /// 240.
    package let isFullRange: Bool

    /// Makes an encoding of the weights of red and blue; green counts as what they leave of 1.
    package init(red: Float, blue: Float, isFullRange: Bool) {
        (self.red, self.blue, self.isFullRange) = (red, blue, isFullRange)
    }

    /// What JFIF says of JPEGs: BT.601, the full range.
    package static let jpeg = YCbCrEncoding(red: 0.299, blue: 0.114, isFullRange: true)

    /// Returns the picture in red, green and blue of planes of brightness and two differences.
    ///
    /// Each pixel has a brightness of its own, and both differences are shared by as many pixels.
    /// Rounded to the nearest byte and limited to 0 … 255.
    package func raster(
        width: Int, height: Int, luma: SamplePlane, blueDifference: SamplePlane,
        redDifference: SamplePlane
    ) -> ColorRaster {
        precondition(luma.across == 1 && blueDifference.across == redDifference.across)
        // Differences have 224 levels, and brightness 219, where they do not have the full range.
        let gain: Float = isFullRange ? 1 : 255 / 224
        let (fromBlue, fromRed) = (2 * (1 - blue) * gain, 2 * (1 - red) * gain)
        // Brightness is red · R + green · G + blue · B: solved for green, once red and blue are
        // known.
        let green = 1 - red - blue
        var weights = raster_plane_weights(
            black: isFullRange ? 0 : 16, gain: isFullRange ? 1 : 255 / 219, red_from_red: fromRed,
            green_from_blue: blue * fromBlue / green, green_from_red: red * fromRed / green,
            blue_from_blue: fromBlue)
        let bytes = [UInt8](unsafeUninitializedCapacity: 3 * width * height) { rgb, filled in
            // Several rows of pixels may share a row of differences.
            for y in 0..<height {
                luma.row(y, width: width).withUnsafeBufferPointer { luma in
                    blueDifference.row(y, width: width).withUnsafeBufferPointer { blue in
                        redDifference.row(y, width: width).withUnsafeBufferPointer { red in
                            // Empty only in a picture without columns.
                            guard let bright = luma.baseAddress, let b = blue.baseAddress,
                                let r = red.baseAddress, let target = rgb.baseAddress
                            else { return }
                            raster_color_planes(
                                bright, b, r, blueDifference.across, &weights,
                                target + 3 * width * y, width)
                        }
                    }
                }
            }
            filled = 3 * width * height
        }
        return ColorRaster(width: width, height: height, bytes: bytes)
    }
}
