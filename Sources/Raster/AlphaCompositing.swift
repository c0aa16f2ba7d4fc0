import CKernels

/// Which bytes a pixel with opacity has; the last is the opacity, 0 transparent … 255 opaque.
///
/// The raw value is the number of bytes.
package enum TransparentPixels: Int, Sendable {
    /// Gray and opacity.
    case gray = 2
    /// Red, green, blue and opacity.
    case color = 4

    /// How many bytes a pixel has once it is laid on paper: those without its opacity.
    package var opaqueByteCount: Int { rawValue - 1 }

    /// Lays a row of pixels on paper of a gray, 0 … 255, as far as it goes into `laid`: alpha compositing over an
    /// opaque background.
    package func lay(
        _ row: UnsafeBufferPointer<UInt8>, on paper: UInt8, into laid: inout [UInt8]
    ) {
        // Whole pixels only, and no more than both sides have.
        let count = min(row.count / rawValue, laid.count / opaqueByteCount)
        laid.withUnsafeMutableBufferPointer { laid in
            guard let from = row.baseAddress, let to = laid.baseAddress else { return }
            switch self {
            case .gray: raster_lay_gray(from, paper, to, count)
            case .color: raster_lay_color(from, paper, to, count)
            }
        }
    }
}

extension ColorRaster {
    /// Gray levels of 255: below this difference between its brightest and its darkest byte a picture shows nothing.
    ///
    /// Set by eye, not measured. Much smaller, and noise of a scanned empty sheet would pass for a drawing; much
    /// larger, and a faint pencil's drawing would be tried on black paper.
    private static let flatRange = 40

    /// Returns a transparent picture as it looks on paper: on white, unless that hides a drawing which black paper
    /// shows.
    ///
    /// `laid` lays it on paper of a gray, 0 … 255, and its errors are passed on; it is called once or, where white
    /// shows nothing, twice.
    package static func onPaper<Failure: Error>(
        _ laid: (_ paper: UInt8) throws(Failure) -> ColorRaster
    ) throws(Failure) -> ColorRaster {
        let onWhite = try laid(255)
        guard onWhite.range < flatRange else { return onWhite }
        // A light drawing on transparency shows on black paper only.
        let onBlack = try laid(0)
        return onBlack.range < flatRange ? onWhite : onBlack
    }

    /// The difference between the greatest and the least byte of all channels, 0 in an empty picture.
    private var range: Int { Int(bytes.max() ?? 0) - Int(bytes.min() ?? 0) }
}
