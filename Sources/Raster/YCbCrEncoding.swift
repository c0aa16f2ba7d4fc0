/// How colors are kept as brightness and the differences of blue and red from it.
///
/// Source: ITU-T H.273, 8.3.
package struct YCbCrEncoding: Sendable, Equatable {
    /// How much red counts in the brightness, of 1.
    package let red: Float
    /// How much blue counts in the brightness, of 1.
    package let blue: Float
    /// Whether brightness runs from 0 to 255, and not from 16 to 235.
    package let isFullRange: Bool

    /// Makes an encoding; green counts as what red and blue leave.
    package init(red: Float, blue: Float, isFullRange: Bool) {
        (self.red, self.blue, self.isFullRange) = (red, blue, isFullRange)
    }

    /// Returns the picture of three planes with a byte a pixel, each `width * height`.
    package func raster(
        width: Int, height: Int, luma: [UInt8], blueDifference: [UInt8], redDifference: [UInt8]
    ) -> ColorRaster {
        let count = width * height
        precondition([luma, blueDifference, redDifference].allSatisfy { $0.count == count })
        let (black, lumaGain) = isFullRange ? (Float(0), Float(1)) : (16, 255 / 219)
        let gain: Float = isFullRange ? 1 : 255 / 224
        let (fromBlue, fromRed) = (2 * (1 - blue) * gain, 2 * (1 - red) * gain)
        let green = 1 - red - blue
        let bytes = [UInt8](unsafeUninitializedCapacity: 3 * count) { bytes, filled in
            for index in 0..<count {
                let bright = (Float(luma[index]) - black) * lumaGain
                let (b, r) = (
                    fromBlue * (Float(blueDifference[index]) - 128),
                    fromRed * (Float(redDifference[index]) - 128)
                )
                let color = (bright + r, bright - (blue * b + red * r) / green, bright + b)
                bytes[3 * index] = Self.byte(color.0)
                bytes[3 * index + 1] = Self.byte(color.1)
                bytes[3 * index + 2] = Self.byte(color.2)
            }
            filled = 3 * count
        }
        return ColorRaster(width: width, height: height, bytes: bytes)
    }

    @inline(__always)
    private static func byte(_ value: Float) -> UInt8 { UInt8(max(0, min(value + 0.5, 255))) }
}
