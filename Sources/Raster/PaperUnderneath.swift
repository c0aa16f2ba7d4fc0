import CKernels

/// Pixels with opacity, 0 transparent … 255 opaque, as their last byte.
package enum TransparentPixels: Int, Sendable {
    /// Gray and opacity.
    case gray = 2
    /// Red, green, blue and opacity.
    case color = 4

    /// How many bytes a pixel has once it is laid on paper.
    package var opaqueByteCount: Int { rawValue - 1 }

    /// Lays a row on paper of a gray, as far as it goes into `laid`.
    package func lay(
        _ row: UnsafeBufferPointer<UInt8>, on paper: UInt8, into laid: inout [UInt8]
    ) {
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
    /// Below this difference between the brightest and the darkest value a picture shows nothing.
    private static let flatRange = 40

    /// Returns a transparent picture as it looks on paper: on white, unless that hides a drawing which black
    /// paper shows; `laid` lays it on paper of a gray, and its errors are passed on.
    package static func onPaper<Failure: Error>(
        _ laid: (_ paper: UInt8) throws(Failure) -> ColorRaster
    ) throws(Failure) -> ColorRaster {
        let onWhite = try laid(255)
        guard onWhite.range < flatRange else { return onWhite }
        let onBlack = try laid(0)
        return onBlack.range < flatRange ? onWhite : onBlack
    }

    private var range: Int { Int(bytes.max() ?? 0) - Int(bytes.min() ?? 0) }
}
