import MNIST
import Raster
import SystemLibraries

/// A color, 0 … 255 for red, green and blue; values beyond are cut off only in the finished photo.
package typealias Color = SIMD3<Float>

/// A photo while it is made: three planes of brightness, 0 … 255, and how the camera sees the page.
///
/// Layers change it one after the other; its memory is four floats a pixel.
struct PhotoCanvas {
    /// The camera, which says what place of the page a pixel shows.
    let view: PageView
    /// The planes of the three color channels, 0 … 255.
    var red, green, blue: GrayRaster
    /// How much of each pixel the ink of the photo's digit covers, 0 … 1: the truth that
    /// `SimulatedPhoto` gives.
    var digit: GrayRaster
    /// The characters of a page, in the order in which they are written or printed; empty for
    /// single digits.
    var characters: [Character] = []

    /// A character on the photo of a page: ground truth for readers of pages.
    struct Character {
        /// The digit that a hand wrote; nil for anything else, print included.
        let label: Digit?
        /// The number, from 0, of the line of writing that the character stands in.
        let line: Int
        /// What the character's pixels count as in the truth about the page.
        let role: PageTruth.Role
        /// The smallest box around the character's pixels.
        let box: PixelBox
    }

    /// What each pixel shows (digit, print, letter, line); nil where nobody asks, as it costs time.
    var truth: PageTruth?

    /// Makes a black photo without ink.
    init(view: PageView) {
        self.view = view
        red = GrayRaster(width: view.width, height: view.height)
        green = red
        blue = red
        digit = red
    }

    /// Returns a raster with a value for each pixel, computed from the place of the page that the
    /// pixel's center shows.
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

    /// Fills the photo with one color, brighter or darker by a factor for each pixel.
    mutating func fill(_ color: Color, shade: GrayRaster) {
        red = shade.multiplied(by: color.x)
        green = shade.multiplied(by: color.y)
        blue = shade.multiplied(by: color.z)
    }

    /// Blends the photo towards a color: `cover` is 0 where nothing changes and 1 where only the
    /// color stays.
    mutating func cover(with color: Color, by cover: GrayRaster) {
        red.blend(towards: color.x, by: cover)
        green.blend(towards: color.y, by: cover)
        blue.blend(towards: color.z, by: cover)
    }

    /// Multiplies the brightness of every pixel by its factor: shadow, light, texture.
    mutating func shade(by factors: GrayRaster) {
        red.multiply(by: factors)
        green.multiply(by: factors)
        blue.multiply(by: factors)
    }

    /// Returns the photo with 8 bits a channel, rounded and cut off at 0 and 255.
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
    /// Returns the raster with every value multiplied by one factor.
    fileprivate func multiplied(by factor: Float) -> GrayRaster {
        GrayRaster(width: width, height: height, pixels: pixels.map { $0 * factor })
    }

    /// Moves every value towards one value, by the share of the way that `cover` has for the pixel.
    fileprivate mutating func blend(towards value: Float, by cover: GrayRaster) {
        pixels.withUnsafeMutableBufferPointer { pixels in
            cover.pixels.withUnsafeBufferPointer { cover in
                for index in 0..<pixels.count {
                    pixels[index] += (value - pixels[index]) * cover[index]
                }
            }
        }
    }

    /// Multiplies every value by the factor at the same place.
    fileprivate mutating func multiply(by factors: GrayRaster) {
        pixels.withUnsafeMutableBufferPointer { pixels in
            factors.pixels.withUnsafeBufferPointer { factors in
                for index in 0..<pixels.count { pixels[index] *= factors[index] }
            }
        }
    }
}

/// One thing between the bare sheet and the finished photo: the sheet itself, ink, light, the lens,
/// the sensor.
protocol PhotoLayer: Sendable {
    /// Changes the photo as the layer does in the world, on top of what the layers before it made.
    ///
    /// The same canvas and generator state give the same pixels.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator)
}
