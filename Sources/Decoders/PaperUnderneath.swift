package import Raster

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

    /// Lays pixels of red, green, blue and opacity (0 transparent … 255 opaque) on paper of a gray.
    static func lay(
        _ rgba: UnsafeBufferPointer<UInt8>, on paper: UInt8, into rgb: inout [UInt8]
    ) {
        for pixel in 0..<rgba.count / 4 {
            let alpha = unsafe Int(rgba[4 * pixel + 3])
            for channel in 0..<3 {
                let mixed =
                    unsafe Int(rgba[4 * pixel + channel]) * alpha + Int(paper) * (255 - alpha)
                rgb[3 * pixel + channel] = UInt8((mixed + 127) / 255)
            }
        }
    }
}
