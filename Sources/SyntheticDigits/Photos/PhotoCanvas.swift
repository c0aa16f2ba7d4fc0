import MNIST
import Raster

/// A color, 0 … 255 for red, green and blue.
package typealias Color = SIMD3<Float>

/// A photo while it is made: three planes of brightness, 0 … 255, and how the camera sees the page.
struct PhotoCanvas {
    /// The camera.
    let view: PageView
    /// The color planes.
    var red, green, blue: GrayRaster
    /// How much ink of the digit covers each pixel, 0 … 1.
    var digit: GrayRaster
    /// The characters of a page, in the order they are written or printed.
    var characters: [Character] = []

    /// A character on the photo of a page.
    struct Character {
        /// The digit that a hand wrote, or nothing when it is none.
        let label: Digit?
        /// The row of digits it stands in, from 0.
        let row: Int
        /// What it is.
        let role: PageTruth.Role
        /// The pixels around it.
        let box: PixelBox
    }

    /// What the pixels show; nothing where nobody asks.
    var truth: PageTruth?

    init(view: PageView) {
        self.view = view
        red = GrayRaster(width: view.width, height: view.height)
        green = red
        blue = red
        digit = red
    }

    /// Returns a value for every pixel, made from the place of the page that it shows.
    @inline(__always)
    func plane(_ value: (Point) -> Float) -> GrayRaster {
        var plane = GrayRaster(width: view.width, height: view.height)
        plane.pixels.withUnsafeMutableBufferPointer { pixels in
            var index = 0
            for y in 0..<view.height {
                for x in 0..<view.width {
                    pixels[index] = value(view.page(Float(x) + 0.5, Float(y) + 0.5))
                    index += 1
                }
            }
        }
        return plane
    }

    /// Fills the photo with one color, brighter or darker by a factor per pixel.
    mutating func fill(_ color: Color, shade: GrayRaster) {
        red = shade.multiplied(by: color.x)
        green = shade.multiplied(by: color.y)
        blue = shade.multiplied(by: color.z)
    }

    /// Covers what is there with a color, as much as `cover` (0 … 1) says.
    mutating func cover(with color: Color, by cover: GrayRaster) {
        red.blend(towards: color.x, by: cover)
        green.blend(towards: color.y, by: cover)
        blue.blend(towards: color.z, by: cover)
    }

    /// Darkens or brightens every pixel by its factor.
    mutating func shade(by factors: GrayRaster) {
        red.multiply(by: factors)
        green.multiply(by: factors)
        blue.multiply(by: factors)
    }

    /// Rounds to 8 bits a channel.
    func developed() -> ColorRaster {
        let count = view.width * view.height
        let bytes = [UInt8](unsafeUninitializedCapacity: 3 * count) { bytes, filled in
            for (channel, plane) in [red, green, blue].enumerated() {
                plane.pixels.withUnsafeBufferPointer { pixels in
                    for index in 0..<count {
                        bytes[3 * index + channel] = UInt8(max(0, min(255, pixels[index] + 0.5)))
                    }
                }
            }
            filled = 3 * count
        }
        return ColorRaster(width: view.width, height: view.height, bytes: bytes)
    }
}

extension GrayRaster {
    fileprivate func multiplied(by factor: Float) -> GrayRaster {
        GrayRaster(width: width, height: height, pixels: pixels.map { $0 * factor })
    }

    fileprivate mutating func blend(towards value: Float, by cover: GrayRaster) {
        pixels.withUnsafeMutableBufferPointer { pixels in
            cover.pixels.withUnsafeBufferPointer { cover in
                for index in 0..<pixels.count {
                    pixels[index] += (value - pixels[index]) * cover[index]
                }
            }
        }
    }

    fileprivate mutating func multiply(by factors: GrayRaster) {
        pixels.withUnsafeMutableBufferPointer { pixels in
            factors.pixels.withUnsafeBufferPointer { factors in
                for index in 0..<pixels.count { pixels[index] *= factors[index] }
            }
        }
    }
}
