internal import CDecoders

/// A decoded HEIC or AVIF picture, upright, in the memory in which libheif has decoded it; freed with this value.
@safe
package struct HEIFPicture: ~Copyable {
    /// Which samples are in the picture's memory, a byte each.
    package enum Layout: Sendable, Equatable {
        /// Red, green and blue follow each other.
        case rgb
        /// Red, green, blue and opacity, 0 transparent … 255 opaque, follow each other.
        case rgba
        /// Three planes: brightness, and the differences of blue and of red from it (YCbCr).
        ///
        /// `red` and `blue` are the weights with which they count in the brightness, of 1; it runs from 0 to 255, or
        /// else from 16 to 235. Source: ITU-T H.273, 8.3.
        case yCbCr(red: Float, blue: Float, isFullRange: Bool)
    }

    /// One of a picture's planes.
    package enum Plane: Sendable {
        /// Brightness; or all samples, where they are interleaved.
        case first
        /// The differences of blue from the brightness; empty where samples are interleaved.
        case blueDifference
        /// The differences of red from the brightness; empty where samples are interleaved.
        case redDifference
    }

    /// libheif's picture and where its planes lie; owned.
    private let pixels: heif_shim_pixels
    /// How the pixels are kept.
    package let layout: Layout

    /// Takes over decoded pixels, which it will free, also where decoding them failed.
    init(_ pixels: heif_shim_pixels, hasAlpha: Bool) {
        unsafe self.pixels = pixels
        layout =
            unsafe pixels.is_in_planes
            ? .yCbCr(
                red: pixels.red_weight, blue: pixels.blue_weight,
                isFullRange: pixels.is_full_range)
            : hasAlpha ? .rgba : .rgb
    }

    deinit { unsafe heif_shim_release(pixels) }

    /// Columns of the upright picture.
    package var width: Int { unsafe pixels.first.width }
    /// Rows of the upright picture.
    package var height: Int { unsafe pixels.first.height }

    /// Shows a plane's bytes and its size in samples to the closure; every `rowBytes` bytes a row begins.
    ///
    /// The bytes are valid within the closure only.
    package func withPlane<Result>(
        _ plane: Plane,
        _ body: (
            _ bytes: UnsafeBufferPointer<UInt8>, _ rowBytes: Int, _ width: Int, _ height: Int
        ) -> Result
    ) -> Result {
        let plane =
            switch plane {
            case .first: unsafe pixels.first
            case .blueDifference: unsafe pixels.blue
            case .redDifference: unsafe pixels.red
            }
        // All rows, the last one with what fills it up.
        let count = unsafe plane.row_bytes * plane.height
        return unsafe body(
            UnsafeBufferPointer(start: plane.bytes, count: count), plane.row_bytes, plane.width,
            plane.height)
    }
}
