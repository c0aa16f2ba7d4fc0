internal import CDecoders
package import Raster

/// Decodes JPEGs by libjpeg itself, straight into bytes.
///
/// The pixels are those that ImageMagick makes of the same JPEG by the same library, without the way
/// through its own pixels of 16 bits, which takes as long as decoding does. Only what is flawless and
/// usual is decoded; ImageMagick knows what to do about the rest.
package enum LibJPEG {
    /// Decodes a gray or colored JPEG at a fraction of its size.
    ///
    /// - Parameters:
    ///   - bytes: the JPEG
    ///   - width: columns that its header states
    ///   - height: rows that its header states
    ///   - reduction: 1, 2, 4 or 8; the sides are divided by it and rounded up
    /// - Returns: the picture; nothing where the JPEG is of another kind or anything is wrong with it
    package static func raster(
        of bytes: [UInt8], width: Int, height: Int, reducedBy reduction: Int
    ) -> ColorRaster? {
        let (columns, rows) = (
            (width + reduction - 1) / reduction, (height + reduction - 1) / reduction
        )
        var isDecoded = false
        let pixels = unsafe [UInt8](unsafeUninitializedCapacity: 3 * columns * rows) {
            buffer, filled in
            guard let target = buffer.baseAddress else { return }
            isDecoded = unsafe bytes.withUnsafeBufferPointer { source in
                guard let start = source.baseAddress else { return false }
                return unsafe jpeg_shim_decode(
                    start, source.count, UInt32(reduction), columns, rows, target)
            }
            filled = isDecoded ? 3 * columns * rows : 0
        }
        return isDecoded ? ColorRaster(width: columns, height: rows, bytes: pixels) : nil
    }
}
