internal import CDecoders

/// A decoded picture, upright, in the memory in which libheif has decoded it.
@safe
package struct HEIFPicture: ~Copyable {
    /// What is in the picture's memory.
    package enum Layout: Sendable, Equatable {
        /// Red, green and blue follow each other.
        case rgb
        /// Red, green, blue and how opaque the pixel is.
        case rgba
        /// Three planes: brightness, and the differences of blue and of red from it.
        ///
        /// `red` and `blue` are the weights with which they count in the brightness, of 1; it runs from
        /// 0 to 255, or else from 16 to 235. Source: ITU-T H.273, 8.3.
        case yCbCr(red: Float, blue: Float, isFullRange: Bool)
    }

    /// One of a picture's planes; what is not in planes is all in the first.
    package enum Plane: Sendable {
        case first
        case blueDifference
        case redDifference
    }

    private let pixels: heif_shim_pixels
    /// How the pixels are kept.
    package let layout: Layout

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

    /// Columns.
    package var width: Int { unsafe pixels.first.width }
    /// Rows.
    package var height: Int { unsafe pixels.first.height }

    /// Shows a plane's size and its bytes; every `rowBytes` bytes a row begins.
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
        let count = unsafe plane.row_bytes * plane.height
        return unsafe body(
            UnsafeBufferPointer(start: plane.bytes, count: count), plane.row_bytes, plane.width,
            plane.height)
    }
}
