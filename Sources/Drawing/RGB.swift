/// An opaque sRGB color of 8 bits a channel.
package struct RGB: Sendable, Hashable {
    /// Red, 0 … 255.
    package var red: UInt8
    /// Green, 0 … 255.
    package var green: UInt8
    /// Blue, 0 … 255.
    package var blue: UInt8

    /// Makes a color from its channels.
    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Makes a color from `0xRRGGBB`; higher bits are ignored.
    package init(_ hex: UInt32) {
        red = UInt8(truncatingIfNeeded: hex >> 16)
        green = UInt8(truncatingIfNeeded: hex >> 8)
        blue = UInt8(truncatingIfNeeded: hex)
    }

    /// Returns the color mixed with a share of another one, in sRGB as it is: 0 is this color, 1
    /// the other; shares are limited to that.
    package func mixed(with other: RGB, _ share: Double) -> RGB {
        /// One channel, mixed in its 8 bits and rounded.
        func mix(_ own: UInt8, _ its: UInt8) -> UInt8 {
            UInt8((Double(own) + (Double(its) - Double(own)) * min(max(share, 0), 1)).rounded())
        }
        return RGB(
            red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    /// The color as CSS and SVG write it: `#` and six hexadecimal digits.
    package var css: String {
        "#"
            + [red, green, blue].map { channel in
                let digits = String(channel, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }
}
