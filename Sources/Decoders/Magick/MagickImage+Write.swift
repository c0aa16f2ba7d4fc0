internal import CDecoders
package import PhotoFiles

extension MagickImage {
    /// Encodes the picture; writing the bytes to a file is the caller's business.
    ///
    /// - Parameters:
    ///   - format: the format to encode as
    ///   - quality: 1 … 100 for JPEG and the like; nil leaves the format's default
    ///   - halvesChroma: whether a JPEG stores color at half the resolution, as phones do
    /// - Returns: the encoded file
    /// - Throws: when ImageMagick has no coder for the format or fails
    package mutating func encoded(
        as format: ImageFormat, quality: Int? = nil, halvesChroma: Bool = true
    ) throws(DecoderError) -> [UInt8] {
        try MagickRuntime.require(format)
        var count = 0
        let bytes = unsafe magick_shim_encode(
            handle, format.coder, UInt32(clamping: quality ?? 0), halvesChroma, &count)
        guard let bytes = unsafe bytes, count > 0 else {
            throw .failed(.encode, reason: severity.reason)
        }
        defer { unsafe magick_shim_free(bytes) }
        return unsafe [UInt8](UnsafeBufferPointer(start: bytes, count: count))
    }
}
